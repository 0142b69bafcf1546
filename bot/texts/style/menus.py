"""The commands of each role, as a menu and as buttons."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button
from bot.domain.people.person import Role
from bot.texts.style.rows import Rows, in_rows

DESCRIPTIONS = {
    Menu.START: "开始，或回到首页",
    Menu.APPEAL: "提交诉求",
    Menu.MY: "我的诉求和进展",
    Menu.BOOK: "坐诊挂号",
    Menu.TODO: "待办诉求，先到期的在前",
    Menu.FIND: "查找诉求：关键词、企业、编号、部门、状态",
    Menu.TRIAGE: "待受理的诉求",
    Menu.ASSIGNED: "自动交办的诉求，可以改派、收回",
    Menu.STATS: "办理统计",
    Menu.INVITE: "邀请工作人员",
    Menu.UNREACHABLE: "无法送达的人员",
    Menu.DEAD: "处理失败的事项，可以重放",
    Menu.HELP: "能做什么、怎么做",
    Menu.CANCEL: "放弃正在填写的内容",
    Menu.RESTART: "从头填写",
    Menu.SESSION: "坐诊场次：新建、公告、名单、纪要",
    Menu.QUEUE: "坐诊当天叫号、记录",
    Menu.OVERDUE: "督办台账：超期到哪一级、送达没有",
    Menu.KEYWORDS: "分派用的关键词：查看、修改、恢复",
    Menu.VISITS: "回访清单，等得最久的在前",
    Menu.COUNTER: "专窗代录：为没有 Telegram 的企业登记、提诉求、挂号",
    Menu.CALLS: "电话清单：要打电话告诉企业的事，等得久的在前",
    Menu.EXPORT: "导出诉求、挂号、事件",
    Menu.DELETE_ME: "删除我的个人信息",
    Menu.ME: "更正我的姓名、手机号码、邮箱",
    Menu.MY_DATA: "查阅存了我的哪些信息",
    Menu.AWAY: "请假登记：期间的诉求和审签由谁代办",
    Menu.CIRCULAR: "每月通报：起草、签发、发出",
    Menu.TEMPLATES: "答复模板：查看、新增、修改、删除",
    Menu.CHARTS: "统计图：漏斗、按期率、趋势、满意率",
    Menu.STAFF: "工作人员：查看、停用、结束任职、换部门或身份",
    Menu.ENTERPRISES: "待核验的企业、被冒用的代码",
    Menu.MEMBERS: "本企业的联系人，移出或更换企业",
    Menu.PLANS: "持续跟踪的诉求：起始、下次报告",
    Menu.NEWS: "定期告知：打开或关闭",
    Menu.DOORS: "登录码：在另一个入口继续用",
    Menu.AUDIT: "操作记录：谁看了、改了、导出了什么",
    Menu.CLASSES: "一类事：待确认的、在办的、见效的",
    Menu.CLASS: "打开一件一类事，例如 /class 3",
    Menu.DEPARTMENTS: "单位变更：改名、合并、撤销",
    Menu.SETTINGS: "参数：期限、工作日、理由、门槛、告知",
    Menu.IMPORT: "导入表格：工作人员、企业、节假日、往期诉求",
}


BUTTONS = {
    Menu.APPEAL: "提交诉求",
    Menu.MY: "我的诉求",
    Menu.BOOK: "坐诊挂号",
    Menu.TODO: "待办",
    Menu.FIND: "查找",
    Menu.TRIAGE: "待受理",
    Menu.ASSIGNED: "自动交办",
    Menu.STATS: "统计",
    Menu.INVITE: "邀请",
    Menu.UNREACHABLE: "无法送达的人员",
    Menu.DEAD: "处理失败的事项",
    Menu.HELP: "帮助",
    Menu.SESSION: "坐诊场次",
    Menu.QUEUE: "叫号",
    Menu.OVERDUE: "督办台账",
    Menu.KEYWORDS: "关键词",
    Menu.VISITS: "回访",
    Menu.COUNTER: "专窗代录",
    Menu.CALLS: "电话清单",
    Menu.EXPORT: "导出",
    Menu.DELETE_ME: "删除个人信息",
    Menu.ME: "更正个人信息",
    Menu.MY_DATA: "查阅个人信息",
    Menu.AWAY: "请假登记",
    Menu.CHARTS: "统计图",
    Menu.CIRCULAR: "通报",
    Menu.TEMPLATES: "答复模板",
    Menu.STAFF: "工作人员",
    Menu.ENTERPRISES: "待核验企业",
    Menu.MEMBERS: "本企业的人",
    Menu.PLANS: "持续跟踪",
    Menu.NEWS: "定期告知",
    Menu.DOORS: "登录码",
    Menu.AUDIT: "操作记录",
    Menu.CLASSES: "一类事",
    Menu.CLASS: "打开一类事",
    Menu.DEPARTMENTS: "单位变更",
    Menu.SETTINGS: "参数",
    Menu.IMPORT: "导入表格",
}


OWN: dict[Role | None, tuple[Menu, ...]] = {
    None: (),
    Role.MEMBER: (Menu.APPEAL, Menu.MY, Menu.BOOK, Menu.FIND, Menu.STATS, Menu.NEWS, Menu.MEMBERS),
    Role.CONTACT: (Menu.TODO, Menu.FIND, Menu.PLANS, Menu.CLASSES, Menu.TEMPLATES, Menu.AWAY, Menu.STATS, Menu.CHARTS),
    Role.HEAD: (
        Menu.TODO,
        Menu.FIND,
        Menu.PLANS,
        Menu.CLASSES,
        Menu.TEMPLATES,
        Menu.AWAY,
        Menu.STAFF,
        Menu.INVITE,
        Menu.STATS,
        Menu.CHARTS,
    ),
    Role.COORDINATOR: (
        Menu.TRIAGE,
        Menu.ASSIGNED,
        Menu.TODO,
        Menu.FIND,
        Menu.VISITS,
        Menu.COUNTER,
        Menu.CALLS,
        Menu.OVERDUE,
        Menu.PLANS,
        Menu.CLASSES,
        Menu.SESSION,
        Menu.QUEUE,
        Menu.ENTERPRISES,
        Menu.INVITE,
        Menu.STATS,
        Menu.CHARTS,
        Menu.EXPORT,
        Menu.CIRCULAR,
        Menu.BOOK,
        Menu.KEYWORDS,
        Menu.UNREACHABLE,
    ),
    Role.ADMIN: (
        *(Menu.STAFF, Menu.DEPARTMENTS, Menu.SETTINGS, Menu.IMPORT, Menu.INVITE, Menu.STATS, Menu.CHARTS),
        *(Menu.DEAD, Menu.UNREACHABLE, Menu.AUDIT),
    ),
    Role.SUPERVISOR: (
        *(Menu.OVERDUE, Menu.PLANS, Menu.CLASSES, Menu.TODO, Menu.TRIAGE, Menu.FIND, Menu.SESSION),
        *(Menu.STATS, Menu.CHARTS, Menu.EXPORT, Menu.CIRCULAR, Menu.AUDIT),
    ),
}


OWN_DATA = (Menu.MY_DATA, Menu.ME, Menu.DELETE_ME)
COMMON = (Menu.START, Menu.HELP, Menu.CANCEL, Menu.RESTART)


def commands(role: Role | None) -> tuple[tuple[str, str], ...]:
    """Return the command menu of a role as (command, description): its own commands first, then common ones."""
    return tuple((menu.value, DESCRIPTIONS[menu]) for menu in (*OWN[role], *COMMON))


FEW = 4  # buttons that answer a few words, or what was not understood


def home(role: Role | None, most: int | None = None) -> Rows:
    """Return the role's own commands as buttons, the first `most` of them."""
    return in_rows((Button(BUTTONS[menu], Go(menu)) for menu in OWN[role][:most]), 2)


def leads_to(*menus: Menu) -> Rows:
    """Return buttons for what comes next where a form or a decision ends."""
    return in_rows((Button(BUTTONS[menu], Go(menu)) for menu in menus), 2)


def list_of_people(role: Role | None) -> Rows:
    """Return the button of the list in which somebody of the role decides who belongs to an enterprise."""
    return leads_to(Menu.MEMBERS if role is Role.MEMBER else Menu.ENTERPRISES)


def named(role: Role | None, text: str) -> Menu | None:
    """Return the command of the role whose button has exactly this label; None if there is none."""
    said = "".join(text.split())
    return next((menu for menu in OWN[role] if BUTTONS[menu] == said), None)
