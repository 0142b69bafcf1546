"""The questions of the forms about an appeal, each below the appeal that it is about."""

from bot.domain.base.question import Asked
from bot.texts.appeals.said import Question
from bot.texts.appeals.verbs import BOOK
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines, quote
from bot.texts.style.words import Words

KEPT = 2000  # units
NOBODY = "现在没有人能收到消息的：{names}。交给这样的单位，要先电话联系；没有人签收的，不算签收。"


def _kept(notice: Asked, _: Words) -> Html:
    if notice.facts.get("sent"):
        return lines(bold("发来的文件用在哪里？"), "点按钮继续，文件作为附件；点「取消」，文件不保存。")
    if notice.options:
        return lines(
            bold("您写的内容还在，要用在哪里？"), "点按钮继续；点「取消」也不会丢，内容留在这条消息里，可以复制。"
        )
    return lines(bold("您写的内容还在"), "现在没有可以用上它的地方；内容留在这条消息里，可以复制。")


QUESTIONS: dict[tuple[str, str], Question] = {
    ("kept", "for"): _kept,
    **{(said.action.form, step): asks for said in BOOK.values() for step, asks in said.questions.items()},
}


def _about(notice: Asked) -> Html | str:
    """Return the appeal that the question is about."""
    number, text = notice.facts.get("number"), notice.facts.get("appeal_text", "")
    return fill("{number}：{text}", number=number, text=excerpt(str(text))) if number else ""


def _nobody(notice: Asked) -> Html | str:
    """Name the departments in which nobody can be reached now; they have to be phoned."""
    names = notice.facts.get("nobody")
    return fill(NOBODY, names="、".join(names)) if names else ""


def about_appeal(notice: Asked, asks: Html) -> Html:
    """Return the question with the appeal above it, and with the text kept from another form."""
    kept = str(notice.facts.get("kept", "")) if notice.step in {"words", "for"} else ""
    return blocks(_about(notice), lines(asks, _nobody(notice)), lines("刚才写的：", quote(kept, KEPT)) if kept else "")
