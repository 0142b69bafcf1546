"""Recognises questions about the service itself, and answers them; what is asked about is not done."""

import re

from bot.classifier.folding import letters
from bot.domain.base.screen import Screen
from bot.domain.desk.wish_notices import Explained
from bot.domain.desk.wishes import Topic
from bot.texts.people.sentences import at_the_counter
from bot.texts.style.markup import blocks, fill, lines
from bot.texts.style.menus import home
from bot.texts.style.words import Words

LONGEST = 32  # letters of a question

_ASKS = r"(?:会不会|是不是会|是否会?|会|能不能|能|可不可以|可以|有没有|要不要|还能|怎么|什么时候)"
_WHOSE = (
    r"(?:隔壁|别的|其他|其它|别人|人家|同行|对门|对手|邻居|老[王李张刘陈赵])(?:老[王李张刘陈赵])?"
    r"(?:家|公司|企业|厂|单位|店|的人)*"
)
_DUTY = r"(?:厅|局|委|办|中心|政府|单位|部门)"
_OWN = r"(?:电话|手机号?|号码|信息|名字|姓名|资料|隐私)"
_HELLO = r"(?:.{0,8}[好嗨喂][！!，,。 ]*)?"
_BYE = r"(?:[，,。！! ]*请?多多?关照|[，,。！! ]*请多指教)?[。！!]*"
_OVER = r"(?!.*(?:赔|保险|验收|整改|证|去年|上月|后来))"  # who complains of what was calls nobody
PATTERNS: dict[Topic, tuple[str, ...]] = {
    Topic.EMERGENCY: (
        rf"^{_OVER}.{{0,6}}(?:着火|起火|失火|救命|爆炸了|塌方了|(?:煤气|燃气|天然气)泄漏|快来人|(?:要|想)报警).{{0,8}}$",
        rf"^{_OVER}.{{0,6}}有人(?:受伤|晕倒|中毒|触电|落水|被困|打架|打人).{{0,8}}$",
    ),
    Topic.OTHERS: (
        rf"{_WHOSE}的?.{{0,2}}(?:诉求|件|投诉).{{0,8}}(?:没有|没|吗|么|怎么样|咋样|到哪|进展|结果|看)",
        rf"(?:看|查|知道|了解)(?:一?下)?{_WHOSE}的?.{{0,4}}(?:怎么|诉求|件|解决|办)",
        rf"{_WHOSE}.{{0,6}}有没有(?:报|提|反映|投诉|遇到|挂)",
    ),
    Topic.PRIVACY: (
        rf"(?:会不会|会|是否|不会).{{0,8}}{_OWN}.{{0,6}}(?:给|告诉|泄|透|公开|卖|传)",
        rf"{_OWN}.{{0,6}}(?:会不会|会被|安不安全|安全吗|保密|泄露|泄漏|谁能?看)",
        rf"(?:会不会|会|是否).{{0,4}}(?:泄|公开|透露|卖).{{0,8}}{_OWN}",
        rf"(?:谁|哪些人)(?:能|可以|会)?看到?.{{0,6}}{_OWN}",
        rf"(?:不想|别|不要|不愿)让?(?:别人|外人|他人).{{0,4}}(?:看到|知道).{{0,4}}{_OWN}",
        r"(?:会|能|给|可以|要|是否)(?:不会|不能)?保密|匿名",
    ),
    Topic.FEE: (
        r"挂号费",
        r"(?:挂号|坐诊|提诉求|提交诉求|反映问题|这个平台|你们这|你们平台|机器人|用你们).{0,4}(?:多少钱|要钱|收钱|收费|花钱|免费)",
        r"^(?:请问)?(?:要不要钱|收不收费|收费吗|要钱吗|免费吗|要收费吗)$",
    ),
    Topic.HOW_MANY: (
        r"(?:能|可以|最多|允许|可).{0,4}(?:提|报|交|反映|写|办).{0,3}(?:几|多少)(?:件|个|条|次)",
        r"(?:诉求|次数|件数|条数).{0,4}(?:有没有|有|限).{0,3}限制?",
    ),
    Topic.UNSATISFIED: (
        r"(?:如果|要是|万一|假如|假设).{0,6}(?:不满意|差评).{0,8}(?:会|怎么样|怎样|后果|影响|怎么办|咋|如何)",
        r"(?:不满意|差评).{0,3}(?:会怎么样|会怎样|有什么(?:后果|影响|用)|会不会|有没有影响)",
    ),
    Topic.RERATE: (
        r"(?:评|点|打|选)(?:错|成).{0,16}(?:改|换)",
        r"评价.{0,4}(?:能|可以|怎么|想|要).{0,2}(?:改|换)",
    ),
    Topic.REBOOK: (
        r"(?:取消|退)(?:了|掉)?(?:号|挂号|预约)?(?:了|以后|之后|后)?(?:还|能|可以|是不是|可不可以|能不能)+(?:再|重新)?(?:约|挂|预约|报)",
        r"(?:退号|取消挂号|取消预约)(?:有|会)?(?:什么|没有)?(?:影响|后果)",
    ),
    Topic.WITHDRAWN: (r"撤(?:回|销|诉|掉)?(?:了|以后|之后|后).{0,2}(?:还|能|可以)+(?:再|重新)?(?:提|报|交|反映)",),
    Topic.URGING: (r"催.{0,8}(?:有用|有什么用|管用|有没有用|没用|顶用|会怎么样)",),
    Topic.CANCELLED: (
        rf"(?:坐诊|场次|这期|本期|下期).{{0,6}}(?:取消|改期|延期|推迟|改时间)了?.{{0,4}}{_ASKS}.{{0,4}}(?:通知|告诉|知道|发消息)",
    ),
    Topic.MORE_TIME: (
        r"延期.{0,6}(?:最多|几天|多久|多少天|怎么|规定|几次|条件|能延)",
        r"(?:最多|能|可以).{0,4}延.{0,3}(?:几|多少|多久)(?:天|次)?",
        r"(?:怎么|怎样|如何|咋个?).{0,3}(?:申请|办|要)?延期",
    ),
    Topic.ABSENCE: (
        r"(?:请假|不在|出差|休假).{0,8}(?:件|诉求|活|工作).{0,4}(?:怎么办|谁办|谁管|谁来|咋办|给谁|(?:由|让|给)?(?:谁|哪个|哪位)(?:来)?代?办)",
        r"请假.{0,4}(?:会怎么样|谁接|谁代)",
    ),
    Topic.SITTING: (
        rf"(?:厅长|局长|主任|领导|负责人|{_DUTY}长).{{0,6}}(?:去不了|来不了|参加不了|有会|出差|不能参加|没空)",
    ),
    Topic.STAFF: (
        rf"我们?(?:是|在).{{1,16}}{_DUTY}的.{{0,6}}(?:对接|联络|工作|登录|加入|开通|账号|负责)",
        r"(?:怎么|如何)(?:成为|当|做|登记|加入).{0,4}(?:联络员|统筹员)",
        rf"^{_HELLO}(?:我们?|本人|这里|这边)就?是[^，。,找等被]{{0,14}}(?:联络员|统筹员|督查员|经办人|承办人|办公室)[^，。,]{{0,6}}{_BYE}$",
        rf"^{_HELLO}(?:我们?|本人|这里|这边)就?是[^，。,找过等被给跟和来去向为]{{2,12}}(?:厅|局|委|政府)的?(?:工作人员|干部|科员)?{_BYE}$",
    ),
    Topic.BROWSE: (r"(?:不想|不用|不|不要|不愿|先不)(?:注册|登记)",),
}
ANSWERS: dict[Topic, str] = {
    Topic.EMERGENCY: "<b>紧急情况请马上打电话：</b>火警119，急救120，报警110。这里不处理紧急求助。",
    Topic.OTHERS: "只能查看本单位的诉求，其他企业的诉求不公开。要看本单位的，请点「我的诉求」。",
    Topic.PRIVACY: "姓名和电话不对外公开，也不写在通知里；只有受理和承办的工作人员办理时才能查看，每次查看都有记录。"
    "发送 /my_data 可以查看登记了您的哪些信息。",
    Topic.FEE: "{fees}",
    Topic.HOW_MANY: "{how_many}一件诉求请只写一个问题；一次写了几个问题的，可以拆开，分别交给对口部门。",
    Topic.UNSATISFIED: "评“不满意”要写明原因，由统筹员在{decide}个工作日内复核，决定是否重新办理。"
    "怎样评价，都不影响您单位以后提交诉求。",
    Topic.RERATE: "评价后{rerate}小时内可以更改。请点「我的诉求」，打开那一件，点「更改评价」。",
    Topic.REBOOK: "退号以后，挂号时间内还可以再挂；号已经满了的，排在候补。",
    Topic.WITHDRAWN: "撤回以后，这件诉求不再办理；还要反映的，可以随时重新提交，期限重新计算。",
    Topic.URGING: "催办会马上通知承办部门，也记在这件诉求的办理记录里；超过期限的，逐级提醒部门负责人和督查员。"
    "同一件诉求{urge}个工作日可以催办一次。",
    Topic.CANCELLED: "坐诊取消或改期，已经挂号和候补的企业都会马上收到通知。",
    Topic.MORE_TIME: "最多延期{more}个工作日，最迟在到期前{ahead}个工作日申请，由统筹员决定；再次延期由督查员决定。"
    "打开那件诉求，点「申请延期」。",
    Topic.ABSENCE: "请假期间由您指定的同事代办；没有指定的，交回本单位其他联络员办理。请假请发送 /away。",
    Topic.SITTING: "坐诊人员由统筹员更改。请尽快联系统筹员，说明坐诊场次和替换的人员。",
    Topic.STAFF: "部门工作人员用邀请链接加入。请向本单位的联络员或管理员索取邀请链接，点开就能加入，不用登记企业。",
    Topic.BROWSE: "不登记也可以先看看。提交诉求、坐诊挂号时才要登记企业；要登记的时候，请发送 /start。",
}

# What the programme says of these is its own, in its pack; where it says nothing, the counter is asked.
NOT_SAID = {
    Topic.FEE: "收费的规定，这里没有登记，请咨询专窗。",
    Topic.HOW_MANY: "件数的规定，这里没有登记，请咨询专窗。",
}


def asked(text: str) -> Topic | None:
    """Return what the sentence asks about the service; None if it asks nothing of the kind."""
    said = letters(text)
    if not said or len(said) > LONGEST:
        return None
    return next(
        (topic for topic, patterns in PATTERNS.items() if any(re.search(pattern, said) for pattern in patterns)), None
    )


def explained(notice: Explained, words: Words) -> Screen:
    limits, said = words.limits, words.pack.sentences
    facts = {
        "fees": said.fees or NOT_SAID[Topic.FEE],
        "how_many": said.how_many or NOT_SAID[Topic.HOW_MANY],
        "decide": limits.rework_decision_days,
        "rerate": limits.rerate_hours,
        "urge": limits.urge_every_days,
        "more": limits.extension_days,
        "ahead": limits.extension_ask_days,
    }
    asks = lines(*at_the_counter(notice.role, words)) if notice.topic in NOT_SAID else ""
    return Screen(blocks(fill(ANSWERS[notice.topic], **facts), asks), home(notice.role))


OF_STAFF = frozenset({Topic.MORE_TIME, Topic.ABSENCE, Topic.SITTING})
OF_STRANGERS = frozenset({Topic.BROWSE, Topic.STAFF})
