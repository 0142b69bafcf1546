"""Wording of dividing an appeal with several matters (拆分) into several appeals."""

from bot.domain.appeals.action import Action
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals.said import Said
from bot.texts.style.markup import Html, bold, excerpt, fill, lines
from bot.texts.style.words import Words

P = Party
PIECE = 400  # units of one matter


def _parts(notice: Asked, _: Words) -> Html:
    pieces = notice.facts.get("pieces", [])
    listed = [fill("{n}. {text}", n=number, text=excerpt(text, PIECE)) for number, text in enumerate(pieces, 1)]
    how = "各件事各写一行发过来，一次发完" if not pieces else "要改的，各件事各写一行发过来"
    rule = fill(
        "{how}；每行至少{least}个字，最多{most}件。",
        how=how,
        least=notice.facts.get("least"),
        most=notice.facts.get("most"),
    )
    title = "拆成这几件吗？" if pieces else "拆成哪几件？"
    after = "第1件留在这件诉求里，其余的各立一件，由您判断交给谁，会告诉企业。"
    return lines(bold(title), *listed, after, rule)


DIVIDE = Said(
    action=Action.DIVIDE,
    button="拆分",
    happened="拆分，另立",
    confirmed=("已拆分", "已拆分，另立{note}，请判断由谁办理"),
    titles={
        P.MEMBER: "统筹员把诉求里的几件事分开办理，另立{note}",
        P.LEAD: "诉求已拆分，您单位办理第1件，其余另立{note}",
    },
    prefix="分成：",
    note_for_all="{note}",
    questions={"parts": _parts},
)

SAID: tuple[Said, ...] = (DIVIDE,)
