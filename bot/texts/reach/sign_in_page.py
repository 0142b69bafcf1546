"""Makes the HTML pages around the web chat: signing in, the list of sign-ins, and errors."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.texts.reach.page import Frame, hidden, joined, shell
from bot.texts.style.markup import Html, fill

WRONG = "这个码不对、已用过或已过期。请核对后再输，或向给您码的人、统筹员要一个新的。"
TOO_OFTEN = "试得太频繁，请过十分钟再试。"
WRONG_SMS = "验证码不对或已过期。请核对短信；错了五次，要重新获取。"
NO_MOBILE = "请输入 11 位手机号码。"
STALE = "页面放得太久，请再输入一次。"
TOO_LARGE = "文件超过 20 MB，没有上传。请压缩后再传，或分成几个文件。"
NOT_OFFERED = "这个按钮已经不在，请看最新的消息。"
TOO_LONG = "这条内容超过7000字，没有发出。请分成几条，或作为文件上传。"
EMPTY = "没有写内容，请写好再发送。"
FORGED = "这个页面过期了，刚才的操作没有生效。请回到首页再试。"
SCANNED = "码已填好，请点「登录」。"
NOT_FOUND = "没有这个页面。"
GONE = (
    "这个文件已经删除，不能再打开。营业执照的照片在作出核验决定后删除，没有人决定的最多保存{days}天；"
    "没有提交的文件，在放弃填写后删除；对话里的其他文件保存{lines}天。还需要的，请重新发送或重新导出，或请企业重新发送。"
)
TOO_SLOW = "内容传得太慢，没有收到。请换个网络再试。"


def gone(days: int, lines: int) -> str:
    """Say why a file is not there any more.

    Pictures of licences on which nobody decides are kept for `days`, whatever else stands in a chat for `lines`.
    """
    return GONE.format(days=days, lines=lines)


def wrong(status: int, *, is_file: bool) -> str:
    """Return why a request with this HTTP status was not taken."""
    return {413: TOO_LARGE if is_file else TOO_LONG, 408: TOO_SLOW}.get(status, NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Place:
    """A browser that is signed in, as the list shows it; `here`: it is the one that asks."""

    row: int
    what: str
    since: str
    here: bool


def device(agent: str) -> str:
    """Name a browser and its system in plain words, by its User-Agent."""
    where = next((said for mark, said in _SYSTEMS if mark in agent), "其他设备")
    what = next((said for mark, said in _BROWSERS if mark in agent), "浏览器")
    return f"{where} · {what}"


_SYSTEMS = (
    ("HarmonyOS", "鸿蒙"),
    ("Android", "安卓手机"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows 电脑"),
    ("Macintosh", "Mac 电脑"),
    ("Linux", "Linux 电脑"),
)
_BROWSERS = (
    ("MicroMessenger", "微信"),
    ("wxwork", "企业微信"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def sign_in(frame: Frame, *, by_phone: bool, wrong: str = "", typed: str = "") -> Html:
    """Ask for a code, or for a phone number to send one to; `wrong` says what was wrong with `typed`."""
    body = fill(
        '<header><h1>{title}</h1></header><main class="narrow"><h2>登录</h2>{wrong}'
        '{by_phone}<form method="post" action="/sign-in">{hidden}'
        '<p id="scanned" role="status" hidden>{scanned}</p><label for="code">邀请码、绑定码或登录码</label>'
        '<input id="code" name="code" value="{typed}" required maxlength="200" autocomplete="one-time-code" '
        'autocapitalize="characters" spellcheck="false"{about}><button>登录</button></form>'
        "<h3>没有码？</h3><ul><li>企业：到服务专窗或打电话，领取绑定码（BD 开头）。</li>"
        "<li>工作人员：请邀请您的人发邀请码（inv_ 开头）。</li>"
        "<li>已经在别的入口使用：在那里发送 /doors，会得到登录码（DL 开头）。</li></ul>{no_phone}"
        "<p>消息和附件保存在本单位的服务器上，不经过其他公司的聊天软件。请不要发送国家秘密、商业秘密和他人的个人信息。</p></main>",
        title=frame.title,
        wrong=fill('<p class="wrong" role="alert" id="wrong">{wrong}</p>', wrong=wrong) if wrong else "",
        hidden=hidden(frame),
        by_phone=_by_phone(frame) if by_phone else "",
        no_phone="" if by_phone else fill("<p>短信验证码登录尚未开通。</p>"),
        typed=typed,
        scanned=SCANNED,
        about=Html(' aria-invalid="true" aria-describedby="wrong"') if wrong else "",
    )
    return shell(frame, body, "sign-in.js")


def _by_phone(frame: Frame) -> Html:
    return fill(
        '<form method="post" action="/sign-in/phone">{hidden}<label for="phone">手机号码</label>'
        '<input id="phone" name="phone" type="tel" inputmode="tel" required maxlength="20" autocomplete="tel">'
        "<button>获取验证码</button></form><h3>有码的，直接输入</h3>",
        hidden=hidden(frame),
    )


def code(frame: Frame, phone: str, *, wrong: str = "") -> Html:
    """Ask for the code that was sent to a phone number."""
    body = fill(
        '<header><h1>{title}</h1></header><main class="narrow"><h2>输入验证码</h2>{wrong}'
        "<p>验证码已发到 {shown}，5 分钟内有效。没有收到的，过一分钟再获取一次；一小时最多五次。</p>"
        '<form method="post" action="/sign-in/code">{hidden}<label for="code">短信验证码</label>'
        '<input id="code" name="code" required maxlength="20" inputmode="numeric" autocomplete="one-time-code"{about}>'
        '<button>登录</button></form><p><a href="/">换一个号码，或用别的码登录</a></p></main>',
        title=frame.title,
        wrong=fill('<p class="wrong" role="alert" id="wrong">{wrong}</p>', wrong=wrong) if wrong else "",
        shown=f"{phone[:3]}****{phone[-4:]}",
        hidden=hidden(frame, phone=phone),
        about=Html(' aria-invalid="true" aria-describedby="wrong"') if wrong else "",
    )
    return shell(frame, body)


def devices(frame: Frame, places: Sequence[Place]) -> Html:
    """List where the person is signed in, each with a button to sign out there."""
    body = fill(
        '<header><h1>登录设备</h1><nav aria-label="账户"><a href="/">回到对话</a></nav></header>'
        '<main class="narrow"><ul class="places">{places}</ul>'
        '<form method="post" action="/devices">{hidden}'
        '<button name="row" value="others">退出其他所有设备</button></form>'
        "<p>看到不认识的设备，请马上退出它。工作人员 8 小时没有操作会自动退出。</p></main>",
        places=joined(_place(frame, place) for place in places),
        hidden=hidden(frame),
    )
    return shell(frame, body)


def _place(frame: Frame, place: Place) -> Html:
    return fill(
        '<li><b>{what}</b>{here}<br>{since}起登录<form method="post" action="/devices">{hidden}'
        '<button name="row" value="{row}">退出</button></form></li>',
        what=place.what,
        here="（这里）" if place.here else "",
        since=place.since,
        hidden=hidden(frame),
        row=place.row,
    )


def told(frame: Frame, what: str) -> Html:
    """Say in one sentence what went wrong, with a link back."""
    body = fill(
        '<header><h1>{title}</h1></header><main class="narrow"><p class="wrong" role="alert">{what}</p>'
        '<p><a class="button" href="/">回到首页</a></p></main>',
        title=frame.title,
        what=what,
    )
    return shell(frame, body)
