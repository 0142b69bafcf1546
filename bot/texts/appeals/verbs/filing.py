"""Wording of filing an appeal (提交)."""

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.notices import Moved
from bot.domain.base.party import Party
from bot.texts.appeals.said import Said
from bot.texts.style import dates, wording
from bot.texts.style.markup import Html, fill
from bot.texts.style.words import Words

P, S = Party, State

ASSISTING = "请在{when}前点「协办意见」，把意见告诉主办单位。"


def assist_by(notice: Moved, words: Words) -> Html | str:
    """Tell an assisting department until when it has to contribute, or how many days it has."""
    if notice.view.viewer is not P.ASSISTING:
        return ""
    due, filed = notice.view.appeal.assist_due_at, notice.view.appeal.filed_at
    when = dates.moment(due, filed) if due else f"{wording.working_days(words.limits.assisting_days)}内"
    return fill(ASSISTING, when=when)


FILE = Said(
    action=Action.FILE,
    button="提交诉求",
    happened="提交诉求",
    confirmed=("已提交", "诉求已提交，受理编号{number}"),
    afterwards="有变化会主动通知您，也可以随时发送 /my 查看。",
    titles={
        (P.MEMBER, S.ASSIGNED): "您单位提交了一件诉求，已交{lead}办理",
        (P.MEMBER, S.TRIAGE): "您单位提交了一件诉求，等待统筹员判断由谁办理",
        P.LEAD: "有新诉求交您单位主办，请签收",
        P.ASSISTING: "有新诉求请您单位协办，{lead}主办",
        P.COORDINATOR: "有新诉求等您判断由谁办理",
    },
    note_for_all="，主办：{note}",
    adds=assist_by,
)

SAID: tuple[Said, ...] = (FILE,)
