"""Who plays: two enterprises, two contacts, a head, a coordinator and a supervisor."""

from dataclasses import dataclass
from datetime import datetime

from bot.demo.botapi import World
from bot.domain.people import Role
from storage import people
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Player:
    user: int
    name: str
    label: str
    note: str
    role: Role | None = None
    department: str | None = None
    phone: str = ""


CAST = (
    Player(1001, "李敏", "企业", "跨境物流企业 · 尚未注册", phone="13888110001"),
    Player(1002, "王建国", "企业", "花卉出口企业 · 尚未注册", phone="13888110002"),
    Player(2001, "张海燕", "联络员", "昆明海关", Role.CONTACT, "昆明海关"),
    Player(2002, "陈思", "联络员", "省教育厅", Role.CONTACT, "省教育厅"),
    Player(3001, "杨立", "部门负责人", "省教育厅", Role.HEAD, "省教育厅"),
    Player(4001, "周岚", "统筹员", "省发展改革委专窗", Role.COORDINATOR),
    Player(5001, "赵明", "督查员", "省政府督查室", Role.SUPERVISOR),
)


def introduce(world: World) -> None:
    """Put the cast's chats on the page; staff have pressed start already."""
    for one in CAST:
        world.add_person(one.user, one.name, label=one.label, note=one.note, phone=one.phone)
        if one.role is not None:
            world.start(one.user)


def seed(tx: Transaction, now: datetime) -> None:
    """Give the staff their roles, once."""
    for one in CAST:
        if one.role is not None and people.by_user(tx, one.user) is None:
            who = people.add(tx, one.user, one.user, one.name, now)
            people.change(tx, who.id, role=one.role, department=one.department)
