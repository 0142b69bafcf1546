"""Shows the commands of each role with an explanation, for /help."""

from bot.domain.base.press import Menu
from bot.domain.base.screen import Screen
from bot.domain.desk.notices import Help, Unheard
from bot.domain.people.person import Role
from bot.texts.people import roles, sentences
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.menus import COMMON, DESCRIPTIONS, FEW, OWN, OWN_DATA, home
from bot.texts.style.words import Words

DEPARTMENTS = frozenset({Role.CONTACT, Role.HEAD})
NOT_KEPT = {  # by whether a department's person sent the file
    True: "收到您的文件，但没有保存，因为不知道用在哪件诉求上。要作为答复的附件，先打开诉求点「答复」，再发文件；"
    "或者发文件时在说明里写上编号，例如“0019 现场照片”。",
    False: "收到您的文件，但没有保存：这里用不上文件。要查诉求，直接输入关键词、企业名称或编号。",
}
EXAMPLES: dict[Role | None, str] = {
    None: "例如：发送 /start，按提示登记企业，就可以提交诉求。",
    Role.MEMBER: "例如：直接发送“磨憨口岸货车排队要等三天，请协调加快查验”，就会开始填写诉求。",
    Role.CONTACT: "例如：发送 /todo，点开一件诉求，再点「签收」。",
    Role.HEAD: "例如：发送 /todo，点开一件待审签的诉求，再点「同意答复」或「退回修改」。",
    Role.COORDINATOR: "例如：发送 /triage，点开一件诉求，再点「交办」，选主办单位。",
    Role.SUPERVISOR: "例如：发送 /todo，查看各部门正在办理的诉求和期限。",
    Role.ADMIN: "例如：发送 /invite，选“统筹员”，把得到的链接发给本人。",
}


def help_(notice: Help, words: Words) -> Screen:
    role = notice.role
    own = lines(bold(roles.ROLE[role] if role else "第一次使用"), *_listed(OWN[role]), EXAMPLES[role])
    everybody = lines(bold("随时可用"), *_listed(COMMON), "例如：填错了，发送 /restart 从头填写。")
    if role not in {None, Role.ADMIN}:
        everybody = lines(everybody, "知道受理编号的，直接发送编号，就能打开那件诉求；刚看过列表的，回复序号就能打开。")
    data = lines(bold("个人信息"), *_listed(OWN_DATA)) if role else None
    counter = lines(*sentences.at_the_counter(role, words))
    title = fill("{name}诉求办理助手", name=words.pack.name)
    return Screen(blocks(title, own, everybody, data, counter), home(role))


def _listed(menus: tuple[Menu, ...]) -> list[Html]:
    return [fill("/{command}　{what}", command=menu.value, what=DESCRIPTIONS[menu]) for menu in menus]


def unheard(notice: Unheard, _: Words) -> Screen:
    if notice.files:
        text = NOT_KEPT[notice.role in DEPARTMENTS]
    elif notice.role is Role.MEMBER:
        text = "收到您的消息，但不清楚要做什么。要反映问题，请点「提交诉求」，用几句话写清楚。"
    else:
        finds = "要查诉求，直接输入关键词、企业名称或编号。" if Menu.FIND in OWN[notice.role] else ""
        text = f"收到您的消息，但不清楚要做什么。{finds}请点按钮，或发送 /help 查看可以做什么。"
    return Screen(fill(text), home(notice.role, FEW))
