"""Wording of answering (答复): by the lead department, with its head's signature, or by a coordinator at once."""

from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals import labels
from bot.texts.appeals.said import Said
from bot.texts.style.markup import Html, bold, fill, lines, quote
from bot.texts.style.words import Words
from bot.texts.words.verdict import candidate, ranked

P, S = Party, State

SENT_BACK = 1500  # units
PLAN = "<b>请写推进计划</b>\n分几步、每步到什么时候，例如：12月底前完成方案，明年6月底前完工。会一并告诉企业。"


def _which_outcome(notice: Asked, _: Words) -> Html:
    """Ask for the outcome; below an answer that was typed before, say that the tap sends it."""
    written, head = str(notice.facts.get("written", "")), bold("办理结果是哪一种？")
    if not written:
        return lines(head, _received(notice), "也可以先把答复写好发来，再点结果。")
    return lines(head, "您写的答复：", quote(written, 2000), "点结果就发送；要改写，把新的答复发来。")


def _outcome(notice: Asked) -> str:
    value = notice.facts.get("outcome")
    return labels.OUTCOME[Outcome(value)] if value else ""


def _received(notice: Asked) -> Html | str:
    """Say how many files came before the words."""
    files = len(notice.facts.get("files", []))
    return fill("附件已收到{files}个。", files=files) if files else ""


def _write_answer(notice: Asked, _: Words) -> Html:
    templates = "点标题采用本单位的模板，发送前还能重新填写。" if notice.facts.get("templates") else ""
    back = str(notice.facts.get("sent_back", ""))
    earlier = lines("退回的答复，可以复制修改：", quote(back, SENT_BACK)) if back else ""
    how = "说清楚怎么办的、结果如何、接下来怎么做。"
    return lines(bold("请写给企业的答复"), how, _received(notice), templates, earlier)


def check_answer(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    plan = str(facts.get("plan", "")) if facts.get("outcome") == Outcome.LONG_TERM else ""
    files = len(facts.get("files", []))
    return lines(
        bold(fill("请核对答复（{outcome}）", outcome=_outcome(notice))),
        quote(str(facts.get("words", "")), 2000),
        lines("推进计划：", quote(plan, 1000)) if plan else "",
        fill("附件：{files}个", files=files) if files else "",
        "要附照片或文件，直接发过来；没有问题就点「发送答复」。",
    )


def _alone(notice: Asked, _: Words) -> Html:
    missing = "、".join(notice.facts.get("missing", []))
    return lines(
        bold(fill("还没有收到{missing}的协办意见，为什么先答复？", missing=missing)),
        "写清楚原因，会记入办理经过，企业看不到。要等协办意见，就点「取消」。",
    )


def _named(notice: Asked, _: Words) -> Html:
    found = ranked(notice.facts.get("verdict", {}))
    items = [candidate(number, item) for number, item in enumerate(found, 1)]
    foot = "企业对答复不满意的，由这个部门接着办。点按钮选择，也可以回复序号，或直接输入名称。"
    return lines(bold("以哪个部门的名义答复？"), *items, foot)


ANSWER = Said(
    action=Action.ANSWER,
    button="答复",
    happened="答复",
    confirmed=("已答复", "答复已发给企业"),
    confirmed_at={S.SIGN_OFF: ("已送审签", "答复已送负责人审签")},
    titles={
        P.HEAD: "有一份答复等您审签：{outcome}",
        P.MEMBER: "{lead}已答复：{outcome}",
        P.ASSISTING: "您单位协办的诉求，{lead}已答复：{outcome}",
    },
    prefix="答复：",
    note="没有等协办意见的原因：{note}",
    ground="长期推进的答复",
    questions={
        "outcome": _which_outcome,
        "words": _write_answer,
        "alone": _alone,
        "plan": PLAN,
        "send": check_answer,
    },
    happened_at={S.SIGN_OFF: "拟好答复，送负责人审签"},
    surveyed=True,
)
SIGN = Said(
    action=Action.SIGN,
    button="同意答复",
    happened="同意答复并发出",
    confirmed=("已同意", "已同意，答复已发给企业"),
    titles={
        P.MEMBER: "{lead}已答复：{outcome}",
        P.LEAD: "答复已审签同意，已发给企业",
        P.ASSISTING: "您单位协办的诉求，{lead}已答复：{outcome}",
    },
    prefix="答复：",
    surveyed=True,
    sends_draft=True,
)
SEND_BACK = Said(
    action=Action.SEND_BACK,
    button="退回修改",
    happened="退回答复修改",
    confirmed=("已退回修改", "已退回联络员修改"),
    titles={P.LEAD: "答复审签退回，请修改后再送审"},
    prefix="修改意见：",
    questions={"words": "<b>答复需要怎么改？</b>\n写清楚修改意见，会发给联络员。"},
)
ANSWER_AT_ONCE = Said(
    action=Action.ANSWER_AT_ONCE,
    button="即时答复",
    happened="即时答复",
    confirmed=("已答复", "答复已发给企业"),
    titles={P.MEMBER: "{lead}已即时答复：{outcome}", P.LEAD: "统筹员以您单位名义即时答复了企业：{outcome}"},
    prefix="答复：",
    ground="长期推进的答复",
    questions={
        "plan": PLAN,
        "lead": _named,
        "outcome": "<b>即时答复：结果是哪一种？</b>",
        "words": "<b>请写给企业的答复</b>\n说清楚政策依据和怎么做；答复马上发给企业，并请企业评价。",
        "send": check_answer,
    },
    surveyed=True,
)

SAID: tuple[Said, ...] = (ANSWER, SIGN, SEND_BACK, ANSWER_AT_ONCE)
