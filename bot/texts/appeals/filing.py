"""Questions to enterprises that register or write an appeal."""

from bot.domain.base.question import Asked
from bot.texts.appeals import labels, precedents, remedies
from bot.texts.appeals.said import Question
from bot.texts.people import licence_reading
from bot.texts.style.layout import Control
from bot.texts.style.markup import Html, blocks, bold, cut, excerpt, fill, lines, quote
from bot.texts.style.words import Words
from bot.texts.words.verdict import Facts, candidate, is_likely, ranked

NAME = 40  # of a file
PIECE = 600  # units of one of several matters


EARLY = {"uscc": "统一社会信用代码", "phone": "电话"}


def _consent(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    head = bold(fill("个人信息处理告知（{version}版）", version=facts["version"]))
    points = [f"{number}. {text}" for number, text in enumerate(facts["paragraphs"], 1)]
    kept = "您写的问题已经留着，登记完接着提交，不用再写一遍。" if facts.get("said") else ""
    given = "和".join(label for name, label in EARLY.items() if name in facts.get("early", ()))
    return blocks(
        kept,
        fill("您写的{given}已经留着，同意后不用再写。", given=given) if given else "",
        head,
        lines(*points, fill("信息处理者：{who}", who=facts["controller"])),
        "同意以上内容，就点「同意」继续。",
    )


def _consent_again(notice: Asked, words: Words) -> Html:
    return blocks("个人信息处理告知有了新版本，请您再看一遍。您刚才写的内容都在，答完接着填。", _consent(notice, words))


def _contact(notice: Asked, _: Words) -> Html:
    known = notice.facts.get("known")
    joins = "{known}已经登记过，您登记后由该企业的联系人或统筹员确认加入。\n" if known else ""
    return fill(joins + "请输入联系人姓名，也就是您本人的姓名。", known=known)


def _check_register(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    return blocks(
        bold("请核对登记信息"),
        lines(
            fill("企业：{name}", name=facts.get("known") or facts.get("name", "")),
            fill("统一社会信用代码：{uscc}", uscc=facts.get("uscc", "")),
            fill("所在州市：{region}", region=facts["region"]) if facts.get("region") else "",
            fill("联系人：{contact}", contact=facts.get("contact", "")),
            fill("电话：{phone}", phone=facts.get("phone", "")),
            "营业执照：已附上" if facts.get("licence") else "",
        ),
        "没有问题就点「确认登记」；要改哪一项，就点哪一项，改完回到这里。",
    )


def _text(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    if facts.get("now"):
        return blocks(
            bold("请写新的描述"),
            lines("现在写的是：", quote(str(facts["now"]), 2000)),
            "发来新的内容，就换下原来的；可以分几条发送，写完点「完成」。不改就点「返回核对」。",
        )
    written = "已写{length}个字，可以接着写。\n" if facts.get("length") else ""
    behalf = "代{whose}填写。\n" if facts.get("for") else ""
    text = (
        behalf + "<b>请用自己的话说说遇到的问题</b>\n" + written + "写清楚什么时间、在哪里、遇到什么事、希望怎么解决。"
        "{least}到{most}个字，可以分几条发送，写完点「完成」。"
    )
    return fill(
        text,
        least=facts.get("least", 10),
        most=facts.get("most", 2000),
        length=facts.get("length"),
        whose=facts.get("for"),
    )


def _split(notice: Asked, _: Words) -> Html:
    pieces = list(notice.facts.get("pieces", ()))
    parts = [fill("{n}. {piece}", n=n, piece=cut(piece, PIECE)) for n, piece in enumerate(pieces, 1)]
    return blocks(
        bold(fill("您反映了{count}件事，要分开提交吗？", count=len(pieces))),
        lines(*parts),
        "分开提交，各有编号，交对口的部门分别答复；会逐件请您确认，不确认不提交。",
        "这样分不合适的，把改好的内容发过来，每件事一行。",
    )


def _files(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    part = "第{part}件，共{of}件：{piece}\n" if facts.get("of") else ""
    count = "已收到{count}个，" if facts.get("count") else ""
    text = (
        part
        + "<b>有照片或文件要附上吗？</b>\n"
        + count
        + "最多{most}个，每个不超过{megabytes}MB。发完点「完成」；没有附件，直接点按钮继续。"
    )
    names = [fill("附件{n}：{name}", n=n, name=excerpt(name, NAME)) for n, name in enumerate(facts.get("names", ()), 1)]
    held = {"count": facts.get("count"), "part": facts.get("part"), "of": facts.get("of")}
    piece = excerpt(str(facts.get("text", "")))
    return lines(fill(text, most=facts.get("most"), megabytes=facts.get("megabytes"), piece=piece, **held), *names)


def _department(notice: Asked, words: Words) -> Html:
    verdict = notice.facts.get("verdict", {})
    found, sure = ranked(verdict), is_likely(verdict)
    head = (
        "按您写的内容，可能由这些部门办理"
        if sure
        else "说不准归哪个部门，请您选择"
        if found
        else "没有找到明显对口的部门"
    )
    days = words.limits.triage_days
    foot = fill(
        "点按钮选择，也可以回复序号，或直接输入其他部门的名称。系统能确定的直接交办，其他的由专窗在{days}个工作日内判断。",
        days=days,
    )
    items = [candidate(number, item) for number, item in enumerate(found, 1)]
    return blocks(lines(bold(head), *items, fill("{n}. {unsure}", n=len(found) + 1, unsure=labels.UNSURE)), foot)


def _kind(notice: Asked, words: Words) -> Html:
    guess = notice.facts.get("kind_guess")
    kinds = [fill("{name}：{days}个工作日内答复", name=kind.name, days=kind.reply_days) for kind in words.pack.kinds]
    hint = fill("看起来像“{guess}”，以您的选择为准。", guess=guess) if guess else ""
    return lines(bold("这件诉求属于哪一类？"), *kinds, hint)


CONFIDENTIAL = "涉商业秘密：是，清单里只有办理人员看得到内容，不给别的企业参考"


def at_once(rest: Facts, words: Words) -> Html:
    """Say what the form would be sent with, where nothing more has to be asked."""
    if not rest:
        return Html()
    days = words.reply_days(str(rest["kind"]))
    within = f"，{days}个工作日内答复" if days else ""
    text = "拟交<b>{lead}</b>办理，类型“{kind}”{within}。\n这样合适的，点「直接提交」；要改的，点「完成」逐项核对。"
    proposed = fill(text, lead=rest["lead"], kind=rest["kind"], within=within)
    return blocks(precedents.before_filing(rest.get("precedents", ())), proposed)


def _check_appeal(notice: Asked, words: Words) -> Html:
    facts = notice.facts
    days = words.reply_days(str(facts.get("kind", "")))
    return blocks(
        bold("请核对，确认后提交"),
        quote(str(facts.get("text", "")), 2000),
        remedies.before_filing(facts.get("remedy")) or precedents.before_filing(facts.get("precedents", ())),
        lines(
            fill("企业：{whose}（专窗代录）", whose=facts["for"]) if facts.get("for") else "",
            fill("建议部门：{lead}", lead=facts.get("lead") or "由专窗判断"),
            fill("类型：{kind}", kind=facts.get("kind", "")),
            fill("附件：{count}个", count=len(facts.get("files", []))),
            fill(CONFIDENTIAL) if facts.get("confidential") else "",
            fill("答复时间：交办后{days}个工作日内", days=days) if days else "",
        ),
        "没有问题就点「确认提交」；要改哪一项，就点哪一项，改完回到这里。",
    )


PHONE = (
    "<b>请留下您的手机号</b>\n点下方「发送本人手机号」，或直接输入。只有办理人员能看到，每次查看都有记录。\n"
    "要改前面的内容，输入「上一步」；不登记了，输入「取消」。"
)

LICENCE = (
    "<b>请发来营业执照的照片</b>\n也可以是扫描件（PDF）。附上的，核验更快；只给核验的统筹员看，每次查看都有记录，"
    "核验通过后不再保存。不附就点「返回核对」。"
)

USCC = "<b>请输入企业的统一社会信用代码</b>\n共18位，在营业执照上；直接输入或粘贴就行，大小写不限。"


def _uscc(question: Asked, _: Words) -> Html:
    return lines(fill(USCC), licence_reading.OFFER if question.facts.get("pictures") else "")


QUESTIONS: dict[tuple[str, str], Question] = {
    ("register", "consent"): _consent,
    ("renewal", "consent"): _consent_again,
    ("link", "consent"): _consent,
    ("register", "uscc"): _uscc,
    ("register", "name"): "<b>请输入企业全称</b>\n与营业执照一致，例如：云南某某有限公司。",
    ("register", "region"): "<b>企业在哪个州市？</b>\n点按钮选择，也可以直接输入，例如：昆明。",
    ("register", "contact"): _contact,
    ("register", "phone"): PHONE,
    ("register", "licence"): LICENCE,
    ("register", "confirm"): _check_register,
    ("appeal", "text"): _text,
    ("appeal", "split"): _split,
    ("appeal", "files"): _files,
    ("appeal", "department"): _department,
    ("appeal", "kind"): _kind,
    ("appeal", "confirm"): _check_appeal,
}
CONTROLS = {("files", "done"): Control("count", "完成", "没有附件，下一步")}
