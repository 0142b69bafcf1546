"""The administrator's tour: a year in ten minutes, in which people, departments, enterprises and holidays change."""

from datetime import datetime

from bot.demo import tables
from bot.demo.cast import ADMIN, COORDINATOR, EDUCATION, MEMBER
from bot.demo.reached import Reached, filling, person
from bot.demo.tour import Step, Tour
from bot.domain.base.press import Menu
from bot.domain.people.person import Standing
from bot.domain.tenure.department import ChangeState
from bot.domain.tenure.imports import Import, TableState
from bot.texts.tenure.imports import SHEET
from storage.engine.database import Transaction
from storage.people import people
from storage.tenure import departments, import_tables, setting_versions

RENAMED, TODAY = "省教育和体育厅", "今天"
FIRM, KEPT = "【演示】某蝴蝶兰出口企业", "91530100DEM000004M"
DAY = "2024-10-29 放假"  # by which most dates move
SURE = "确认"


def _sent(*states: TableState) -> Reached:
    """Whether a table that the administrator sent has come so far."""

    def reached(tx: Transaction, _: datetime) -> bool:
        who = person(tx, ADMIN)
        return who is not None and any(import_table.state in states for import_table in import_tables.of(tx, who.id))

    return reached


def _ended(tx: Transaction, _: datetime) -> bool:
    who = person(tx, EDUCATION)
    return who is not None and who.standing is Standing.ENDED


def _renamed(tx: Transaction, _: datetime) -> bool:
    return bool(departments.in_state(tx, ChangeState.DONE, 1))


def _merged(tx: Transaction, _: datetime) -> bool:
    who = person(tx, MEMBER)
    return who is not None and who.enterprise is not None and people.enterprise_by_id(tx, who.enterprise).uscc == KEPT


def _moved(tx: Transaction, _: datetime) -> bool:
    return bool(setting_versions.adopted(tx, 1))


IMPORTING = (
    Step(who=ADMIN, text="新的一年，人员有变动：看看能导入什么表", say=f"/{Menu.IMPORT}"),
    Step(who=ADMIN, text="先取一张空表，看看要填什么", press=f"{SHEET[Import.STAFF]}空表"),
    Step(
        who=ADMIN,
        text="发一张填错了的：哪一格错、怎么改，逐格说明，什么都没有改动",
        file=tables.WRONG,
        done=_sent(TableState.UNFIT),
    ),
    Step(
        who=ADMIN,
        text="改好再发：先检查，说出会发生什么，还没有导入",
        file=tables.RIGHT,
        done=_sent(TableState.TRIED, TableState.TAKEN),
    ),
    Step(who=ADMIN, text="确认导入，结果表里有每个人的邀请链接", press="导入", done=_sent(TableState.TAKEN)),
)
LEAVING = (
    Step(who=ADMIN, text=f"联络员{EDUCATION.name}调走了：查这个人", say=f"/{Menu.STAFF} {EDUCATION.name}"),
    Step(who=ADMIN, text="打开名片：部门、职务、电话、在办几件", press=f"1. {EDUCATION.name}"),
    Step(who=ADMIN, text="结束任职", press="结束任职", done=filling(ADMIN, "staff_end", "sure")),
    Step(who=ADMIN, text="确认后，对方的按钮马上失效", press=SURE, done=_ended),
)
RENAMING = (
    Step(who=ADMIN, text="机构改革，单位改名", say=f"/{Menu.DEPARTMENTS}"),
    Step(who=ADMIN, text="变更一个单位", press="变更单位", done=filling(ADMIN, "department", "department")),
    Step(who=ADMIN, text="写原来的名称", say=EDUCATION.department or "", done=filling(ADMIN, "department", "fate")),
    Step(who=ADMIN, text="改名、合并、撤销都可以，这次改名", press="改名", done=filling(ADMIN, "department", "new")),
    Step(who=ADMIN, text="写新名称", say=RENAMED, done=filling(ADMIN, "department", "at")),
    Step(who=ADMIN, text="从哪天起", press=TODAY, done=filling(ADMIN, "department", "sure")),
    Step(who=ADMIN, text="看清哪些跟着走，再确认；旧名称还认得", press=SURE, done=_renamed),
)
MERGING = (
    Step(who=COORDINATOR, text="两家登记其实是一家：统筹员查这家企业", say=f"/{Menu.ENTERPRISES} {FIRM}"),
    Step(who=COORDINATOR, text="打开它", press="查看第1家"),
    Step(who=COORDINATOR, text="合并", press="合并到另一家", done=filling(COORDINATOR, "enterprise_merge", "uscc")),
    Step(
        who=COORDINATOR,
        text="写另一家的信用代码",
        say=KEPT,
        done=filling(COORDINATOR, "enterprise_merge", "sure"),
    ),
    Step(who=COORDINATOR, text="确认：诉求、挂号、成员、评价跟着走，一天内可以撤销", press=SURE, done=_merged),
)
MOVING = (
    Step(who=ADMIN, text="国务院调了假期：打开参数", say=f"/{Menu.SETTINGS}"),
    Step(who=ADMIN, text="工作日", press="工作日"),
    Step(who=ADMIN, text="修改", press="修改", done=filling(ADMIN, "settings", "change")),
    Step(who=ADMIN, text="写哪一天放假：先看到哪些诉求的期限会变", say=DAY),
    Step(who=ADMIN, text="采用，马上生效；不合适随时恢复", press="采用", done=_moved),
    Step(who=ADMIN, text="这一年谁做了什么，都在操作记录里", say=f"/{Menu.AUDIT}"),
)
YEAR = Tour("再走一遍：管理员的一年", (*IMPORTING, *LEAVING, *RENAMING, *MERGING, *MOVING))
