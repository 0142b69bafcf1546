"""Makes the HTML of the web chat. What people typed is escaped here; the page works without scripts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.base.press import Menu
from bot.domain.people.person import Role
from bot.domain.reach.bubble import Bubble, KeptFile
from bot.texts.style import dates
from bot.texts.style.markup import Html, fill, safe
from bot.texts.style.menus import BUTTONS, COMMON, DESCRIPTIONS, OWN

# What texts of the house may hold; anything else in them is shown as it is written.
_KNOWN = re.compile(r"&lt;(/?(?:b|i|u|s|code|pre|blockquote)|blockquote expandable)&gt;")
_AROUND = re.compile(r"\n*(</?(?:blockquote|pre)>)\n*")  # blocks stand apart by themselves, in Telegram as well
_ENTITY = re.compile(r"&amp;(amp|lt|gt|quot|#x27|#39);")
_SHORT = {Menu.CANCEL: "放弃填写", Menu.RESTART: "从头填写", Menu.START: "首页"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page needs: the programme's name, the token for its forms, and a key by which a form counts once.

    `has_phone`: the reader proved their number when they signed in; `whose` tells readers of one browser apart: the
    person, once there is one, and the address.
    """

    title: str
    token: str = ""
    key: str = ""
    has_phone: bool = False
    whose: str = ""


def marked(text: str) -> Html:
    """Return a text of the program with its own formatting; any other tag is escaped."""
    tagged = _KNOWN.sub(r"<\1>", safe(str(text))).replace("<blockquote expandable>", "<blockquote>")
    tagged = _AROUND.sub(r"\1", tagged)
    return Html(_ENTITY.sub(r"&\1;", tagged))  # last: what somebody typed may look like a tag


def joined(pieces: Iterable[Html]) -> Html:
    return Html("".join(pieces))


def shell(frame: Frame, body: Html, script: str = "") -> Html:
    """Return a complete page around the body."""
    return fill(
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        '<meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no">'
        '<link rel="stylesheet" href="/page.css"><link rel="manifest" href="/manifest.webmanifest">'
        '<link rel="icon" href="/icon.svg" type="image/svg+xml">{script}</head><body>{body}</body></html>',
        title=frame.title,
        body=body,
        script=fill('<script src="/{name}" defer></script>', name=script) if script else "",
    )


# Figures and numbers of appeals, which no line may part.
_SPAN = re.compile(r"(?:（\d+%）)?［\d+%–\d+%］|（\d+%）|(?<![A-Za-z0-9/\"=-])[A-Z]{1,6}-\d{4}-\d{4,}(?![A-Za-z0-9])")


def hidden(frame: Frame, **more: object) -> Html:
    """Return the hidden fields of a form: the token, a key by which it counts once, and what it is about."""
    fields = {"token": frame.token, "key": frame.key} | more
    made = '<input type="hidden" name="{name}" value="{value}">'
    return joined(fill(made, name=name, value=value) for name, value in fields.items())


def bubble(newer: Bubble, frame: Frame) -> Html:
    if newer.note:
        return fill(
            '<p class="note" id="b{id}" data-seq="{seq}">{text}</p>', id=newer.id, seq=newer.seq, text=newer.note
        )
    text = safe(newer.text) if newer.plain else Html(_SPAN.sub(r'<span class="whole">\g<0></span>', marked(newer.text)))
    return fill(
        '<article class="bubble {side}" id="b{id}" data-seq="{seq}" tabindex="-1">'
        '<span class="off">{who}</span>{text}{file}{keys}<time>{at}</time></article>',
        side="mine" if newer.mine else "theirs",
        id=newer.id,
        seq=newer.seq,
        who="我说：" if newer.mine else "助手：",
        text=fill('<div class="text">{text}</div>', text=text) if text else "",
        file=_file(newer.id, newer.file) if newer.file else "",
        keys=_keys(newer, frame),
        at=dates.stamp(newer.at),
    )


def _file(bubble_id: int, file: KeptFile) -> Html:
    size = f"{max(1, round(file.size / 1024))} KB" if file.size < 1024 * 1024 else f"{file.size / 1024 / 1024:.1f} MB"
    if file.gone:
        return fill(
            '<p class="file"><a href="/files/{row}">{name}</a><small>已经删除</small></p>',
            row=bubble_id,
            name=file.name,
        )
    if file.photo:
        picture = '<a class="photo" href="/files/{row}"><img src="/files/{row}" alt="{name}" loading="lazy"></a>'
        return fill(picture, row=bubble_id, name=file.name)
    link = '<a class="file" href="/files/{row}" download="{name}">{name}<small>{size}</small></a>'
    return fill(link, row=bubble_id, name=file.name, size=size)


def _keys(newer: Bubble, frame: Frame) -> Html:
    rows = joined(
        fill("<div>{row}</div>", row=joined(_key(key.label, "data", key.data) for key in row)) for row in newer.keys
    )
    phone = _key(newer.ask_phone, "phone", "1") if newer.ask_phone and frame.has_phone else Html()
    if not rows and not phone:
        return Html()
    form = '<form class="keys" method="post" action="/press">{hidden}{phone}{rows}</form>'
    return fill(form, hidden=hidden(frame, bubble=newer.id), phone=phone, rows=rows)


def _key(label: str, name: str, value: str) -> Html:
    return fill('<button name="{name}" value="{value}">{label}</button>', name=name, value=value, label=label)


def menu(role: Role | None, frame: Frame) -> Html:
    """Return the commands of a role as buttons."""
    wanted = (*OWN[role], *(item for item in COMMON if item is not Menu.START), Menu.DOORS, Menu.DELETE_ME)
    first = (Menu.START, *wanted) if role else (Menu.START, Menu.HELP, Menu.CANCEL)
    buttons = joined(
        fill(
            '<button name="text" value="/{command}" title="{about}">{label}</button>',
            command=item.value,
            about=DESCRIPTIONS[item],
            label=_SHORT.get(item) or BUTTONS[item],
        )
        for item in first
        if item is not Menu.DELETE_ME or role is Role.MEMBER
    )
    return fill(
        '<form class="menu" method="post" action="/say">{hidden}{buttons}</form>', hidden=hidden(frame), buttons=buttons
    )


def chat(  # what stands there, whose it is, whether there is more, how far it has come
    frame: Frame, bubbles: Sequence[Bubble], role: Role | None, *, earlier: int | None, seq: int, old: bool = False
) -> Html:
    """Return the page of the chat.

    `earlier` is the bubble before which older ones exist; `old`: this page shows older ones.
    """
    more = fill('<a class="earlier" href="/?before={row}">更早的消息</a>', row=earlier) if earlier else ""
    back = fill('<p class="note"><a href="/">回到最新</a></p>') if old else ""
    body = fill(
        '<header><h1>{title}</h1><nav aria-label="账户"><a href="/">刷新</a> <a href="/devices">登录设备</a></nav>'
        "</header>"
        '<p id="state" role="status" hidden></p><main><h2 class="off">对话</h2>{more}'
        '<div id="log" role="log" aria-live="polite" aria-label="对话" data-seq="{seq}" data-old="{old}" '
        'data-whose="{whose}">'
        "{bubbles}</div>"
        "{back}</main>{foot}",
        title=frame.title,
        more=more,
        seq=seq,
        old="1" if old else "",
        whose=frame.whose,
        bubbles=joined(bubble(newer, frame) for newer in bubbles),
        back=back,
        foot=_foot(frame, role),
    )
    return shell(frame, body, "page.js")


def _foot(frame: Frame, role: Role | None) -> Html:
    return fill(
        '<footer><details class="commands"><summary>菜单</summary>{menu}</details>'
        '<form class="say" method="post" action="/say">{hidden}'
        '<label class="off" for="text">要说的话</label>'
        '<textarea id="text" name="text" rows="1" required placeholder="在这里输入"></textarea>'
        "<button>发送</button></form>"
        '<details class="attach"><summary>附件</summary>'
        '<form class="upload" method="post" action="/file" enctype="multipart/form-data">{hidden}'
        '<label for="file">照片或文件（20 MB 以内）</label><input id="file" type="file" name="file" required>'
        '<button>上传</button><progress max="1" value="0" hidden></progress></form></details></footer>',
        menu=menu(role, frame),
        hidden=hidden(frame),
    )
