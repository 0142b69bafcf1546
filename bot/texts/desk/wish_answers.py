"""Answers people who ask for a person or say thanks, and asks what an unclear text is meant for."""

from collections.abc import Callable

from bot.domain.base.question import Asked, Option
from bot.domain.base.screen import Screen
from bot.domain.desk.wish_notices import Heard
from bot.domain.desk.wishes import Doubt, Meaning, Saying, Wish
from bot.domain.people.person import Role
from bot.texts.desk.sayings import LABELS
from bot.texts.style.markup import Html, excerpt, fill, lines, quote
from bot.texts.style.menus import FEW, home
from bot.texts.style.words import Words

SHOWN = 200  # units of the text that is asked about
HUMAN = (
    "<b>诉求由专窗工作人员受理</b>\n把遇到的问题直接写在这里提交，专窗最迟{days}个工作日受理，交对口部门答复。"
    "已经提交的，点「我的诉求」打开，可以补充、催办。也可以到政务服务中心专窗当面办理。"
)
STAFF_HUMAN = "企业的联系电话在诉求里：打开诉求，点「联系方式」，查看会有记录。账号、权限的问题请找管理员。"
THANKS = "不客气。还有问题，直接写在这里就行。"
GREETING = "您好！遇到什么问题，直接写在这里就行，也可以点下面的按钮。"
STAFF_THANKS = "不客气。要办的事，点下面的按钮就行。"
STAFF_GREETING = "您好！要办的事，点下面的按钮就行。"
NOTHING = "好的，没有做任何改动。要办的事，点下面的按钮就行。"
ANSWERS = {Wish.HUMAN: HUMAN, Wish.THANKS: THANKS, Wish.NOTHING: NOTHING, Wish.GREETING: GREETING}
TO_STAFF = {Wish.HUMAN: STAFF_HUMAN, Wish.THANKS: STAFF_THANKS, Wish.GREETING: STAFF_GREETING}

MEANINGS = {
    Meaning.FILL: "接着填写",
    Meaning.OPEN: "打开这件诉求",
    Meaning.NEW: "作为新的诉求",
    Meaning.LIST: "查看我的诉求",
    Meaning.FIND: "查找诉求",
    Meaning.LEAVE: "都不是",
}
FILL_NUMBER = "填进去"
FILES = "（附件{count}个）"
ASKS = {
    Doubt.OLD: "<b>这是接着填写“{form}”吗？</b>\n“{form}”{since}填了一半，还没有提交。您刚才发的是：",
    Doubt.NUMBER: "<b>要打开诉求{number}，还是填进“{form}”？</b>",
    Doubt.SUPPLY: "<b>这是对{number}的补正吗？</b>\n您刚才发的是：",
    Doubt.WISH: "<b>这是写进“{form}”，还是另有要办的？</b>\n您刚才发的是：",
    Doubt.LIKELY: "<b>您是想办哪一件事？</b>\n您刚才发的是：",
    Doubt.EITHER: "<b>这是对{number}的补正，还是接着填写“{form}”？</b>\n您刚才发的是：",
    Doubt.REFERS: "<b>您想查看已提交的诉求，还是提交新的诉求？</b>\n您刚才发的是：",
}


def heard(notice: Heard, words: Words) -> Screen:
    of_staff = TO_STAFF if notice.role not in {None, Role.MEMBER} else {}
    said = of_staff.get(notice.wish, ANSWERS[notice.wish])
    return Screen(fill(said, days=words.limits.triage_days), home(notice.role, FEW))


def option(meaning: Meaning, doubt: Doubt, appeal: int = 0, number: str = "") -> Option:
    """Return one possible meaning of a text as an option."""
    if meaning is Meaning.SUPPLY:
        return Option(f"{meaning}{appeal}", f"补正{number.rpartition('-')[2]}")
    is_number = doubt is Doubt.NUMBER and meaning is Meaning.FILL
    return Option(meaning, FILL_NUMBER if is_number else MEANINGS[meaning])


def option_of(saying: Saying) -> Option:
    """Return what a sentence may say as an option."""
    return Option(f"{Meaning.SAYING}{saying}", LABELS[saying])


def asks(forms: Callable[[str], str]) -> Callable[[Asked, Words], Html]:
    """Return the function that words the question; `forms` returns the name of a form."""

    def question(notice: Asked, _: Words) -> Html:
        facts = notice.facts
        doubt = Doubt(facts.get("doubt", Doubt.REFERS))
        said = {
            "form": forms(str(facts.get("filling", ""))),
            "since": facts.get("since", ""),
            "number": facts["number"],
        }
        files = tuple(facts.get("files", ()))
        sent = FILES.format(count=len(files)) if files and not facts.get("text") else str(facts.get("text", ""))
        text = "" if doubt is Doubt.NUMBER else quote(excerpt(sent, SHOWN))
        return lines(fill(ASKS[doubt], **said), text)

    return question
