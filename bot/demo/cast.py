"""The people of the demo: one or two of each role, and a new person who has none yet."""

from dataclasses import dataclass
from datetime import datetime

from bot.demo.botapi import World
from bot.domain.people.person import Person, Role
from bot.usecases.people import accounts
from bot.usecases.tenure import entering
from storage.engine.database import Transaction
from storage.people import people

NEWCOMER_NAME, NEWCOMER_USCC = "【演示】某水果进口企业", "91530100DEM000001C"
POST = "一级主任科员"
SERVICE_PHONE = "13800138000"  # the operator's own: nobody's


@dataclass(frozen=True, slots=True)
class Player:
    user: int
    name: str
    label: str
    note: str
    role: Role | None = None
    department: str | None = None
    phone: str = ""


NEWCOMER = Player(1001, "李敏", "企业", f"水果进口企业 · 代码 {NEWCOMER_USCC}", phone=SERVICE_PHONE)
MEMBER = Player(1002, "王建国", "企业", "蝴蝶兰出口企业 · 已登记", Role.MEMBER, phone=SERVICE_PHONE)
CUSTOMS = Player(2001, "张海燕", "联络员", "昆明海关", Role.CONTACT, "昆明海关")
EDUCATION = Player(2002, "陈思", "联络员", "省教育厅", Role.CONTACT, "省教育厅")
HEAD = Player(3001, "杨立", "部门负责人", "省教育厅 · 审签答复", Role.HEAD, "省教育厅")
COORDINATOR = Player(4001, "周岚", "统筹员", "省发展改革委专窗", Role.COORDINATOR)
SUPERVISOR = Player(5001, "赵明", "督查员", "省政府督查室", Role.SUPERVISOR)
ADMIN = Player(6001, "吴静", "管理员", "省级平台运维", Role.ADMIN)
NEW_HAND = Player(7001, "何静", "新人", "还没有身份 · 有邀请链接就能进来")
WEB_NAME, WEB_USCC = "【演示】丽江某民宿企业", "91530700DEM000002E"
WEB_MEMBER = "和志强"  # has no Telegram: is told in the web chat, and on the phone of bot/demo/phone.py
CAST = (NEWCOMER, MEMBER, CUSTOMS, EDUCATION, HEAD, COORDINATOR, SUPERVISOR, ADMIN, NEW_HAND)


def introduce(world: World) -> None:
    """Put the chats of the cast on the page.

    Those with a role have pressed start once, and may have blocked the bot since.
    """
    for player in CAST:
        known = world.people.get(player.user)
        world.add_person(player.user, player.name, label=player.label, note=player.note, phone=player.phone)
        if player.role is not None and known is None:
            world.start(player.user)


def hire(tx: Transaction, user: int, name: str, role: Role, department: str | None, *, now: datetime) -> Person:
    """Give somebody a role in the ordinary way, by an invite that they open, saying their post and phone."""
    who = accounts.actor(tx, user, name, now)
    code = accounts.make_invite(tx, role, department, made_by=None, now=now)
    entering.enter(
        tx, who, {"invite": accounts.hashed(code), "name": name, "post": POST, "phone": SERVICE_PHONE}, now=now
    )
    return people.by_id(tx, who.id)
