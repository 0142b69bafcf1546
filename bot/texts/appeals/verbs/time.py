"""Wording of more time for an answer (延期): asked for, granted, refused, or moved with a new calendar."""

from bot.domain.appeals.action import Action
from bot.domain.appeals.notices import Moved
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals.said import Said
from bot.texts.style import dates, wording
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words

P = Party

DECIDES = "请在原期限{due}之前决定，决定之前按原期限办理。"


def _decide_by(notice: Moved, _: Words) -> Html:
    due, filed = notice.view.appeal.due_at, notice.view.appeal.filed_at
    return fill(DECIDES, due=dates.moment(due, filed) if due else "")


def _granting(notice: Asked, _: Words) -> Html:
    days, due = notice.facts.get("days"), notice.facts.get("due")
    longer = wording.working_days(days) if days else ""
    date = (
        fill("答复期限改为{due}，会告知企业；", due=dates.moment(due, notice.facts["now"]))
        if due
        else "新的答复期限会告知企业；"
    )
    return lines(bold(f"确定同意延期{longer}吗？"), fill("{date}统计按原期限计算。", date=date))


ASK_TIME = Said(
    action=Action.ASK_TIME,
    button="申请延期",
    happened="申请延期",
    confirmed=("已申请延期", "延期申请已提交，决定之前按原期限办理"),
    titles={P.COORDINATOR: "{lead}申请延期{days}，请您决定", P.SUPERVISOR: "{lead}再次申请延期{days}，请您决定"},
    prefix="延期理由：",
    ground="延期理由",
    questions={
        "reason": "<b>需要延期多久？</b>\n从现在的答复期限算起；统筹员同意后生效，并告知企业。",
        "words": "<b>为什么需要延期？</b>\n写清楚理由和打算，统筹员会据此决定；同意后，理由会告诉企业。",
    },
    adds=_decide_by,
)
GRANT_TIME = Said(
    action=Action.GRANT_TIME,
    button="同意延期",
    happened="同意延期",
    confirmed=("已同意延期", "已同意延期，答复期限延长到{due}"),
    titles={P.MEMBER: "{lead}需要更多时间，答复期限延长到{due}", P.LEAD: "延期申请已同意，答复期限延长到{due}"},
    questions={"sure": _granting},
    tells_grounds=True,
)
REFUSE_TIME = Said(
    action=Action.REFUSE_TIME,
    button="不同意延期",
    happened="没有同意延期",
    confirmed=("没有同意延期", "没有同意延期，已告知主办单位"),
    titles={P.LEAD: "延期申请没有同意，请按原期限答复"},
    prefix="理由：",
    questions={"words": "<b>为什么不同意延期？</b>\n写清楚理由，会告知主办单位。"},
)
RECKON = Said(
    action=Action.RECKON,
    button="重算期限",
    happened="工作日或期限有调整，期限重算",
    confirmed=("已重算", "期限已按新的安排重算"),
    titles={
        P.MEMBER: "工作日或期限有调整，{what}由{before}改为{due}",
        P.LEAD: "工作日或期限有调整，{what}由{before}改为{due}",
        P.COORDINATOR: "工作日或期限有调整，{what}由{before}改为{due}",
    },
    says_dates=True,
)

SAID: tuple[Said, ...] = (ASK_TIME, GRANT_TIME, REFUSE_TIME, RECKON)
