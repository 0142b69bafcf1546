"""Wording of correcting an appeal's kind (类型), theme (主题) or region (州市)."""

from bot.domain.appeals.action import Action
from bot.domain.appeals.change import Field
from bot.domain.appeals.notices import Moved
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals import labels
from bot.texts.appeals.said import Said
from bot.texts.style import dates, wording
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words

P = Party


def _field(notice: Asked) -> str:
    return labels.FIELD[Field(notice.facts.get("fact", Field.KIND))]


def _value(notice: Asked, _: Words) -> Html:
    now = fill("现在是：{old}", old=notice.facts.get("old") or "没有")
    return lines(bold(fill("{field}改成什么？", field=_field(notice))), now, "点按钮选择，也可以直接输入。")


def _sure(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    title = fill(
        "确定把{field}由“{old}”改为“{new}”吗？",
        field=_field(notice),
        old=facts.get("old") or "没有",
        new=facts.get("value", ""),
    )
    return lines(bold(title), _consequence(notice))


def _consequence(notice: Asked) -> Html | str:
    """Say how the correction changes the date of the answer."""
    facts, now = notice.facts, notice.facts.get("now")
    if not facts.get("due"):
        return "还没有答复期限，交办时按新的类型计算。" if _is_undated_kind(notice) else "答复期限不变。"
    before, due = dates.moment(facts["before"], now), dates.moment(facts["due"], now)
    said_facts = {
        "becomes": f"仍是{due}" if due == before else f"由{before}改为{due}",
        "original": dates.moment(facts["original"], now) if facts.get("original") else "",
        "days": wording.working_days(facts["days"]),
    }
    paused = "等待补正的时间另外顺延。" if facts.get("paused") else ""
    return fill(
        "答复期限{becomes}：从最初交办起按{days}计算，已经过了的放到下一个工作日。"
        "{paused}会告诉企业和主办单位；统计仍按原期限{original}。",
        paused=paused,
        **said_facts,
    )


def _is_undated_kind(notice: Asked) -> bool:
    return notice.facts.get("fact") == Field.KIND and not notice.facts.get("before")


def _due(notice: Moved, _: Words) -> Html | str:
    appeal = notice.view.appeal
    if appeal.due_at is None or appeal.paused_at is not None:
        return ""
    return fill("{what}：{due}", what=labels.due_name(appeal), due=dates.moment(appeal.due_at, appeal.filed_at))


CORRECT = Said(
    action=Action.CORRECT,
    button="更正信息",
    happened="更正",
    confirmed=("已更正", "诉求的信息已更正：{note}"),
    titles={P.MEMBER: "统筹员更正了诉求的信息：{note}", P.LEAD: "统筹员更正了诉求的信息：{note}"},
    note_for_all="{note}",
    questions={
        "fact": "<b>要更正哪一项？</b>\n改之前会先告诉您答复期限有没有变化。",
        "value": _value,
        "sure": _sure,
    },
    adds=_due,
)

SAID: tuple[Said, ...] = (CORRECT,)
