"""The commands of each role, and the help that lists them."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.notices import Help, Unheard
from bot.domain.people.person import Role
from bot.texts.appeals.buttons import Rows, in_rows
from bot.texts.people import roles
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.words import Words

DESCRIPTIONS = {
    Menu.START: "开始，或回到首页",
    Menu.APPEAL: "提交诉求",
    Menu.MY: "我的诉求和进展",
    Menu.BOOK: "坐诊挂号",
    Menu.TODO: "待办诉求，先到期的在前",
    Menu.TRIAGE: "待受理的诉求",
    Menu.STATS: "办理统计",
    Menu.INVITE: "邀请工作人员",
    Menu.UNREACHABLE: "联系不上的人",
    Menu.DEAD: "处理失败的事项，可以重放",
    Menu.HELP: "能做什么、怎么做",
    Menu.CANCEL: "放弃正在填写的内容",
    Menu.RESTART: "从头填写",
    Menu.SESSION: "坐诊期：新建、公告、名单",
    Menu.QUEUE: "坐诊当天叫号、记录",
    Menu.OVERDUE: "督办台账：超期到哪一级、送达没有",
    Menu.KEYWORDS: "分派用的关键词：查看、修改、恢复",
    Menu.VISITS: "回访清单，等得最久的在前",
    Menu.COUNTER: "专窗代录：为没有 Telegram 的企业登记、提诉求、挂号",
    Menu.CALLS: "电话清单：要打电话告诉企业的事，等得久的在前",
    Menu.EXPORT: "导出诉求、挂号、事件",
    Menu.DELETE_ME: "删除我的个人信息",
    Menu.AWAY: "请假登记：期间的诉求由谁代办",
    Menu.CIRCULAR: "每月通报：起草、签发、发出",
    Menu.TEMPLATES: "答复模板：查看、新增、修改、删除",
    Menu.CHARTS: "统计图：漏斗、按期率、趋势、满意率",
}

BUTTONS = {
    Menu.APPEAL: "提交诉求",
    Menu.MY: "我的诉求",
    Menu.BOOK: "坐诊挂号",
    Menu.TODO: "待办",
    Menu.TRIAGE: "待受理",
    Menu.STATS: "统计",
    Menu.INVITE: "邀请",
    Menu.UNREACHABLE: "联系不上的人",
    Menu.DEAD: "处理失败的事项",
    Menu.HELP: "帮助",
    Menu.SESSION: "坐诊期",
    Menu.QUEUE: "叫号",
    Menu.OVERDUE: "督办台账",
    Menu.KEYWORDS: "关键词",
    Menu.VISITS: "回访",
    Menu.COUNTER: "专窗代录",
    Menu.CALLS: "电话清单",
    Menu.EXPORT: "导出",
    Menu.DELETE_ME: "删除个人信息",
    Menu.AWAY: "请假登记",
    Menu.CHARTS: "统计图",
    Menu.CIRCULAR: "通报",
    Menu.TEMPLATES: "答复模板",
}

OWN: dict[Role | None, tuple[Menu, ...]] = {
    None: (),
    Role.MEMBER: (Menu.APPEAL, Menu.MY, Menu.BOOK, Menu.STATS),
    Role.CONTACT: (Menu.TODO, Menu.TEMPLATES, Menu.AWAY, Menu.STATS, Menu.CHARTS),
    Role.HEAD: (Menu.TODO, Menu.TEMPLATES, Menu.STATS, Menu.CHARTS),
    Role.COORDINATOR: (
        Menu.TRIAGE,
        Menu.TODO,
        Menu.VISITS,
        Menu.COUNTER,
        Menu.CALLS,
        Menu.OVERDUE,
        Menu.SESSION,
        Menu.QUEUE,
        Menu.INVITE,
        Menu.STATS,
        Menu.CHARTS,
        Menu.EXPORT,
        Menu.CIRCULAR,
        Menu.BOOK,
        Menu.KEYWORDS,
        Menu.UNREACHABLE,
    ),
    Role.SUPERVISOR: (Menu.OVERDUE, Menu.TODO, Menu.TRIAGE, Menu.STATS, Menu.CHARTS, Menu.EXPORT, Menu.CIRCULAR),
    Role.ADMIN: (Menu.INVITE, Menu.STATS, Menu.CHARTS, Menu.DEAD, Menu.UNREACHABLE),
}
COMMON = (Menu.START, Menu.HELP, Menu.CANCEL, Menu.RESTART)

EXAMPLES: dict[Role | None, str] = {
    None: "例如：发送 /start，按提示登记企业，就可以提交诉求。",
    Role.MEMBER: "例如：直接发送“磨憨口岸货车排队要等三天，请协调加快查验”，就会开始填写诉求。",
    Role.CONTACT: "例如：发送 /todo，点开一件诉求，再点「签收」。",
    Role.HEAD: "例如：发送 /todo，点开一件待审签的诉求，再点「同意答复」或「退回修改」。",
    Role.COORDINATOR: "例如：发送 /triage，点开一件诉求，再点「交办」，选主办单位。",
    Role.SUPERVISOR: "例如：发送 /todo，查看各部门正在办理的诉求和期限。",
    Role.ADMIN: "例如：发送 /invite，选“统筹员”，把得到的链接发给本人。",
}


def commands(role: Role | None) -> tuple[tuple[str, str], ...]:
    """Return the command menu of a role: what is its own, then what everybody has."""
    return tuple((menu.value, DESCRIPTIONS[menu]) for menu in (*OWN[role], *COMMON))


def home(role: Role | None) -> Rows:
    """Return the role's own commands as buttons."""
    return in_rows((Button(BUTTONS[menu], Go(menu)) for menu in OWN[role]), 2)


def help_(notice: Help, words: Words) -> Screen:
    role = notice.role
    own = lines(bold(roles.ROLE[role] if role else "第一次使用"), *_listed(OWN[role]), EXAMPLES[role])
    everybody = lines(bold("随时可用"), *_listed(COMMON), "例如：填错了，发送 /restart 从头填写。")
    if role not in {None, Role.ADMIN}:
        everybody = lines(everybody, "知道受理编号的，直接发送编号，就能打开那件诉求。")
    return Screen(blocks(fill("{name}诉求办理助手", name=words.pack.name), own, everybody), home(role))


def _listed(menus: tuple[Menu, ...]) -> list[Html]:
    return [fill("/{command}　{what}", command=menu.value, what=DESCRIPTIONS[menu]) for menu in menus]


def unheard(notice: Unheard, _: Words) -> Screen:
    if notice.role is Role.MEMBER:
        text = "收到您的消息，但不清楚要做什么。要反映问题，请点「提交诉求」，用几句话写清楚。"
    else:
        text = "收到您的消息，但现在没有要填写的内容。请点按钮，或发送 /help 查看可以做什么。"
    return Screen(fill(text), home(notice.role))
