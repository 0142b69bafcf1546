"""What those who handle appeals are asked, and enterprises about an appeal they filed."""

from collections.abc import Callable

from bot.domain.appeals.appeal import Action, Outcome
from bot.domain.base.question import Asked
from bot.texts.appeals import labels
from bot.texts.style import dates, layout, wording
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines, quote
from bot.texts.style.words import Words
from bot.texts.words.verdict import candidate, ranked

Question = Callable[[Asked, Words], Html]
A = Action


def _outcome(notice: Asked) -> str:
    value = notice.facts.get("outcome")
    return labels.OUTCOME[Outcome(value)] if value else ""


def _answer(notice: Asked, _: Words) -> Html:
    templates = "点标题采用本单位的模板，发送前还能重新填写。" if notice.facts.get("templates") else ""
    back = str(notice.facts.get("sent_back", ""))
    earlier = lines("退回的答复，可以复制修改：", quote(back, SENT_BACK)) if back else ""
    return lines(bold("请写给企业的答复"), "说清楚怎么办的、结果如何、接下来怎么做。", templates, earlier)


def _check_answer(notice: Asked, _: Words) -> Html:
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


def _lead(notice: Asked, _: Words) -> Html:
    proposed = str(notice.facts.get("proposed", ""))
    found = [one for one in ranked(notice.facts.get("verdict", {})) if one["department"] != proposed]
    first = fill("1. {name}（退回的单位建议）", name=proposed) if proposed else ""
    items = [candidate(number, one) for number, one in enumerate(found, 2 if proposed else 1)]
    return lines(bold("交给哪个单位主办？"), first, *items, NAMING)


def _again(notice: Asked, _: Words) -> Html:
    items = [fill("{n}. {name}", n=number, name=one.label) for number, one in enumerate(notice.options, 1)]
    return lines(bold("由哪个单位重新办理？"), *items, "交给其他单位的，由该单位签收后办理。", NAMING)


def _supplying(notice: Asked, _: Words) -> Html:
    how = "可以发文字、照片或文件，分几条发也行，发完点「完成」。"
    return lines(bold("请补正"), quote(str(notice.facts.get("wanted", "")), 600), how)


def _returning(notice: Asked, _: Words) -> Html:
    ruling = notice.facts.get("ruling")
    earlier = "您单位以前退回过同类诉求{number}，{day}裁定由{lead}办理。" if ruling else ""
    facts = {"number": ruling.number, "day": dates.day(ruling.at), "lead": ruling.lead} if ruling else {}
    return lines(bold("退回的理由是什么？"), "退回不会重新计算答复期限。", fill(earlier, **facts))


def _kept(notice: Asked, _: Words) -> Html:
    if notice.options:
        return lines(
            bold("您写的内容还在，要用在哪里？"), "点按钮继续；点「取消」也不会丢，内容留在这条消息里，可以复制。"
        )
    return lines(bold("您写的内容还在"), "现在没有可以用上它的地方；内容留在这条消息里，可以复制。")


def _granting(notice: Asked, _: Words) -> Html:
    days, due = notice.facts.get("days"), notice.facts.get("due")
    longer = wording.working_days(days) if days else ""
    date = (
        fill("答复期限改为{due}，会告知企业；", due=dates.moment(due, notice.facts["now"]))
        if due
        else "新的答复期限会告知企业；"
    )
    return lines(bold(f"确定同意延期{longer}吗？"), fill("{date}统计按原期限计算。", date=date))


def _prepare(notice: Asked, _: Words) -> Html:
    written = str(notice.facts.get("prepared", ""))
    now = lines("现在的预备答复：", quote(written, 600), "重新写的会代替它。") if written else ""
    return lines(
        bold("坐诊时打算怎么答复？"), "写清楚依据和办法，统筹员和负责人看得到，企业看不到；坐诊当天可以直接采用。", now
    )


def _named(notice: Asked, _: Words) -> Html:
    found = ranked(notice.facts.get("verdict", {}))
    items = [candidate(number, one) for number, one in enumerate(found, 1)]
    foot = "企业对答复不满意的，由这个部门接着办。点按钮选择，也可以回复序号，或直接输入名称。"
    return lines(bold("以哪个部门的名义答复？"), *items, foot)


def _assisting(notice: Asked, _: Words) -> Html:
    chosen = "、".join(notice.facts.get("assisting", []))
    return lines(
        bold("需要其他单位协办吗？"),
        fill("主办：{lead}", lead=notice.facts.get("lead", "")),
        fill("协办：{chosen}", chosen=chosen) if chosen else "",
        fill(
            "点按钮或输入名称，可以一次输入几个；{when}点「{button}」。",
            when="选好了" if chosen else "不需要就",
            button=layout.label(notice, "skip"),
        ),
    )


def _check_assign(notice: Asked, _: Words) -> Html:
    chosen = "、".join(notice.facts.get("assisting", []))
    return lines(
        bold("请核对，确认后交办"),
        fill("主办：{lead}", lead=notice.facts.get("lead", "")),
        fill("协办：{chosen}", chosen=chosen or "无"),
    )


NAMING = "点按钮选择，也可以回复序号，或直接输入部门、州市的名称。"
KEPT = 2000  # units
SENT_BACK = 1500  # units
PLAN = "<b>请写推进计划</b>\n分几步、每步到什么时候，例如：12月底前完成方案，明年6月底前完工。会一并告诉企业。"
REROUTE = (
    "<b>为什么觉得部门不对？</b>\n写清楚理由，知道应由哪个部门办理的也请写上。"
    "由统筹员重新判断，判断后不再改，只能提出一次。"
)
PROGRESS = "<b>办理有什么进展？</b>\n写一两句话就行。主办单位的进展会告诉企业，协办单位的会告诉主办单位。"

QUESTIONS: dict[tuple[str, str], Question | str] = {
    (A.ANSWER, "outcome"): "<b>办理结果是哪一种？</b>",
    (A.ANSWER, "words"): _answer,
    (A.ANSWER, "alone"): _alone,
    (A.ANSWER, "plan"): PLAN,
    (A.ANSWER_ON_SPOT, "plan"): PLAN,
    (A.ANSWER_AT_ONCE, "plan"): PLAN,
    (A.ANSWER, "send"): _check_answer,
    (A.ANSWER_ON_SPOT, "lead"): "<b>哪个部门现场答复的？</b>\n点按钮选择，也可以直接输入部门名称。",
    (A.ANSWER_ON_SPOT, "outcome"): "<b>办理结果是哪一种？</b>",
    (A.ANSWER_ON_SPOT, "words"): "<b>现场是怎么答复的？</b>\n写清楚怎么办的、结果如何、接下来怎么做，会发给企业。",
    (A.ANSWER_ON_SPOT, "send"): _check_answer,
    (A.PROGRESS, "words"): PROGRESS,
    (A.ASK_TIME, "reason"): "<b>需要延期多久？</b>\n从现在的答复期限算起；统筹员同意后生效，并告知企业。",
    (A.ASK_TIME, "words"): "<b>为什么需要延期？</b>\n写清楚理由和打算，统筹员会据此决定；同意后，理由会告诉企业。",
    (A.GRANT_TIME, "sure"): _granting,
    (A.REFUSE_TIME, "words"): "<b>为什么不同意延期？</b>\n写清楚理由，会告知主办单位。",
    (A.URGE, "words"): "<b>想对办理单位说什么？</b>\n一两句话就行，会转告办理单位和统筹员。",
    (A.ASK, "words"): "<b>需要企业补充什么？</b>\n写清楚要哪些内容或材料。补正期间，办理期限暂停计算。",
    (A.SEND_BACK, "words"): "<b>答复需要怎么改？</b>\n写清楚修改意见，会发给联络员。",
    (A.UPHOLD, "words"): "<b>为什么维持原答复？</b>\n写清楚理由，会告诉企业。",
    (A.REWORK, "lead"): _again,
    (A.REWORK, "words"): "<b>重新办理要注意什么？</b>\n写清楚要求，会发给主办单位和企业。",
    (A.VISIT, "second"): "<b>企业现在怎么评价？</b>\n按企业在回访中说的选。",
    (A.CLOSE, "reason"): "<b>销号的理由是什么？</b>\n企业会看到理由和您的说明。",
    (A.CLOSE, "words"): "<b>请写销号说明</b>\n写清楚办到哪一步、为什么可以销号，会告诉企业和主办单位。",
    (
        A.CONTRIBUTE,
        "words",
    ): "<b>您单位的协办意见是什么？</b>\n会告诉主办单位，企业看不到。没有意见也请说明。",
    (A.VISIT, "words"): "<b>回访情况如何？</b>\n写清楚企业的意见和问题是否解决。",
    (A.SUPERVISE, "words"): "<b>有什么督办要求？</b>\n写清楚要求和期限，会告知该办的单位和统筹员。",
    (A.REOPEN, "words"): "<b>为什么要重新办理？</b>\n写清楚哪里没有解决，统筹员会据此决定。",
    (A.OBJECT, "words"): "<b>您的异议是什么？</b>\n写清楚理由，统筹员会重新判断。只能提出一次。",
    (A.SUPPLY, "words"): _supplying,
    (A.ADD, "words"): "<b>要补充什么？</b>\n可以发文字、照片或文件，分几条发也行，发完点「完成」。",
    (A.WITHDRAW, "sure"): "<b>确定撤回这件诉求吗？</b>\n撤回后不再办理，也不能恢复；以后需要时可以重新提交。",
    (A.RETURN, "reason"): _returning,
    (A.RETURN, "proposed"): "<b>建议由哪个单位办理？</b>\n点按钮选择，或直接输入部门、州市的名称；说不准就点「跳过」。",
    (A.REROUTE, "words"): REROUTE,
    (A.RETURN, "words"): "<b>请说明退回的依据</b>\n写清楚为什么不由本单位办理。",
    (A.DECLINE, "reason"): "<b>不予受理的理由是什么？</b>\n企业会看到理由和建议的办理渠道。",
    (A.DECLINE, "words"): "<b>请写给企业的说明</b>\n语气平和，说清楚为什么不受理、可以去哪里反映。",
    (
        A.SCHEDULE,
        "lead",
    ): "<b>由哪个部门当面答复？</b>\n点这一期的坐诊部门，也可以直接输入其他部门、州市的名称。部门会提前研究准备。",
    (A.SCHEDULE, "assisting"): _assisting,
    (A.PREPARE, "words"): _prepare,
    (A.ANSWER_AT_ONCE, "lead"): _named,
    (A.ANSWER_AT_ONCE, "outcome"): "<b>即时答复：结果是哪一种？</b>",
    (A.ANSWER_AT_ONCE, "words"): "<b>请写给企业的答复</b>\n说清楚政策依据和怎么做；答复马上发给企业，并请企业评价。",
    (A.ANSWER_AT_ONCE, "send"): _check_answer,
    ("kept", "for"): _kept,
    (A.HAND_OVER, "to"): "<b>转交给哪位同事？</b>\n转交后由同事继续办理，期限不变，之后的提醒都发给同事。",
    (A.ASSIGN, "lead"): _lead,
    (A.ASSIGN, "assisting"): _assisting,
    (A.ASSIGN, "send"): _check_assign,
}


def about(notice: Asked) -> Html | str:
    """Return which appeal the question is about."""
    number, text = notice.facts.get("number"), notice.facts.get("appeal_text", "")
    return fill("{number}：{text}", number=number, text=excerpt(str(text))) if number else ""


def ask(notice: Asked, words: Words) -> Html:
    question = QUESTIONS[(notice.form, notice.step)]
    asks = fill(question) if isinstance(question, str) else question(notice, words)
    kept = str(notice.facts.get("kept", "")) if notice.step in {"words", "for"} else ""
    return blocks(about(notice), asks, lines("刚才写的：", quote(kept, KEPT)) if kept else "")
