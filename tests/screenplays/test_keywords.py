"""A coordinator changes the words that appeals are assigned by, sees beforehand what moves, and can go back."""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.classifier import Classifier
from bot.config.loader import builtin_pack, load
from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from bot.domain.words.wordbook import Ground
from bot.programme import Programme
from bot.usecases.words import wordbook
from storage import schema
from storage.appeals import appeals
from storage.engine.database import Transaction, open_database
from storage.people import people
from storage.words import lessons, wordbooks
from tests.house import House, open_house, programme
from tests.screenplays.stage import PATIENCE, files, on_sqlite, quiet, rows

BASE = load(builtin_pack()).base
FROGS = "村里要修一条蛙声步道，验收一直没有人来，请协调。"
NIGHT = datetime(2024, 10, 26, 3, tzinfo=SHANGHAI)


def first(tx: Transaction, text: str) -> str | None:
    found = wordbook.classifier(tx).classify(text).first
    return found.department if found else None


def weighed(tx: Transaction, word: str, department: str) -> float:
    return dict(wordbook.classifier(tx).classify(word).words.get(department, ())).get(word, 0)


@pytest.fixture
async def 同僚(house: House) -> Person:
    return await house.hires("钱进", Role.COORDINATOR)


async def adds_frogs(coordinator: Person) -> None:
    await coordinator.says("/keywords 省林草局")
    await coordinator.sees("省林草局的关键词", "强", "林地", "一行写一个修改")
    await coordinator.says("加 蛙声步道 强\n删 林地")
    await coordinator.sees("修改省林草局的关键词", "蛙声步道：强", "林地：删除", "此修改会改变最近", "采用后立即生效")


async def test_a_change_is_seen_beforehand_adopted_live_everywhere_and_taken_back(
    house: House, database_url: str, 企业: Person, 统筹员: Person
) -> None:
    await files(企业)
    await files(企业, FROGS, "不确定")
    await adds_frogs(统筹员)
    seen = await house.app.database.read(first, FROGS)
    assert seen != "省林草局"
    await 统筹员.presses("采用")
    await 统筹员.sees("修改关键词：已采用")

    other = await open_database(database_url, Programme.of(load(builtin_pack())))
    try:
        for database in (house.app.database, other):
            assert await database.read(first, FROGS) == "省林草局"
        await 统筹员.says("/keywords 省林草局")
        await 统筹员.sees("省林草局的关键词", "蛙声步道")
        await 统筹员.says("-蛙声步道")
        await 统筹员.sees("蛙声步道：删除")
        await 统筹员.presses("采用")
        await 统筹员.sees("修改关键词：已采用")
        for database in (house.app.database, other):
            assert await database.read(first, FROGS) == seen
        supervisor = await house.hires("郑督", Role.SUPERVISOR)
        await supervisor.says("/audit 词库")
        await supervisor.sees("周岚（统筹员）", "决定关键词改动", "采用", "蛙声步道", "省林草局")
        await 统筹员.says("/keywords")
        await 统筹员.sees("关键词的版本", "第1版", "第2版", "省林草局", "正在使用")
        await 统筹员.sees("看哪个部门的关键词")
        await 统筹员.says("/cancel")
        await 统筹员.sees("已取消")
        await 统筹员.says("/keywords")
        await 统筹员.sees("关键词的版本")
        await 统筹员.presses("恢复第1版")
        await 统筹员.sees("已恢复第1版")
        for database in (house.app.database, other):
            assert await database.read(first, FROGS) == "省林草局"
        await 统筹员.says("/keywords")
        await 统筹员.sees("关键词的版本")
        await 统筹员.presses("恢复最初的关键词")
        await 统筹员.sees("已恢复最初的关键词")
        for database in (house.app.database, other):
            assert await database.read(first, FROGS) == seen
    finally:
        await other.close()
    noted = [(one.action, one.subject) for one in await rows(house, schema.audit)]
    assert noted == [
        ("wordbook", "version:1"),
        ("wordbook", "version:2"),
        ("wordbook restored", "version:1"),
        ("wordbook restored", "version:0"),
    ]


@on_sqlite
async def test_what_the_examples_taught_is_shown_and_can_be_taken_out(house: House, 统筹员: Person) -> None:
    word = max((uses["省林草局"], word) for word, uses in BASE.items() if "省林草局" in uses)[1]
    await 统筹员.says("/keywords 省林草局")
    await 统筹员.sees("学到的", word)
    await 统筹员.says(f"删 {word}")
    await 统筹员.sees("修改省林草局的关键词", f"{word}：删除")
    await 统筹员.presses("采用")
    await 统筹员.sees("修改关键词：已采用")
    assert await house.app.database.read(weighed, word, "省林草局") == 0


@on_sqlite
async def test_how_many_recent_appeals_would_move_is_said(企业: Person, 统筹员: Person) -> None:
    await files(企业)
    await files(企业, FROGS, "不确定")
    await 统筹员.says("/keywords 省林草局")
    await 统筹员.sees("省林草局的关键词")
    await 统筹员.says("加 蛙声步道 强")
    await 统筹员.sees("此修改会改变最近2件中的1件", "→ 省林草局")
    await 统筹员.presses("不采用")
    await 统筹员.sees("没有采用，关键词保持不变")


@on_sqlite
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("加 林 强", "“林”不能作关键词"),
        ("删 没有的词", "现有关键词里没有“没有的词”"),
        ("林地 强", "“林地”已经是“强”"),
        ("加", "“加”没有看懂"),
        ("加 ，， 强", "没有看懂"),
        ("\n".join(f"加 新词{n}号" for n in range(21)), "一次最多改20行，您发了21行"),
    ],
)
async def test_a_bad_change_is_refused_in_words_and_the_question_stays(统筹员: Person, change: str, said: str) -> None:
    await 统筹员.says("/keywords 省林草局")
    await 统筹员.sees("省林草局的关键词")
    await 统筹员.says(change)
    await 统筹员.sees(said)
    await 统筹员.says("-林地")
    await 统筹员.sees("林地：删除")


@on_sqlite
async def test_only_coordinators_change_words_and_a_department_must_exist(
    企业: Person, 海关: Person, 统筹员: Person
) -> None:
    for person in (企业, 海关):
        await person.says("/keywords 省林草局")
        await person.sees("由其他身份的人办理")
    await 统筹员.says("/keywords 月球局")
    await 统筹员.sees("没有找到“月球局”")


@on_sqlite
async def test_a_night_of_learning_asks_the_coordinators_and_the_first_decides(
    house: House, 统筹员: Person, 同僚: Person
) -> None:
    await house.app.database.write(closes_many, now=house.clock.now())
    await house.until(NIGHT)
    found = await house.app.learner.look()
    assert found is not None
    assert found.is_fit
    for coordinator in (统筹员, 同僚):
        await coordinator.sees("关键词有学习结果", "40件", "首选正确", "40/40", "新词", "此修改会改变最近40件中的")
    await 统筹员.presses("采用")
    await 统筹员.sees("学习结果：已采用")
    await 同僚.sees("另一位统筹员作了决定")
    await 同僚.presses("不采用")
    await 同僚.sees("已经采用，不能再改")
    assert await house.app.database.read(first, FROGS) == "省林草局"

    await house.until(NIGHT.replace(day=27))
    assert await house.app.learner.look() is None  # nothing new
    await quiet(house)


def closes_many(tx: Transaction, now: datetime) -> None:
    """Closed appeals whose department the words of the pack can't know."""
    home = people.add_enterprise(tx, "步道公司", "91350211M000100Y46", "昆明市", now)
    said = [(f"我们在第{n}号村修蛙声步道，验收一直没有人来，影响开业，请协调。", "省林草局") for n in range(32)]
    said += [(f"{n}号厂房的消防设计审查没有过，请指导。", "省住房城乡建设厅") for n in range(8)]
    for number, (text, lead) in enumerate(said):
        given = {"enterprise": home, "filed_at": now, "clock_from": now, "settled_at": now, "kind": "服务需求"}
        given |= {"text": text, "verdict": {}, "state": State.CLOSED, "lead": lead, "assisting": ()}
        made = appeals.add(tx, given | {"number": f"YN-2024-9{number:03d}", "region": "昆明市"})
        lessons.put(tx, made.id, lead, Ground.CLOSED, now)


class NotBuiltError(Exception):
    """Somebody would wait for it."""


def refuse() -> Classifier:
    raise NotBuiltError


async def test_new_words_are_ready_before_an_appeal_asks_for_them(house: House, 企业: Person, 统筹员: Person) -> None:
    await files(企业)
    await adds_frogs(统筹员)
    await 统筹员.presses("采用")
    await 统筹员.sees("修改关键词：已采用")
    version = await house.app.database.read(wordbooks.in_force)
    assert version is not None
    async with asyncio.timeout(PATIENCE):
        while not is_ready(house, version):
            await asyncio.sleep(0.05)


def is_ready(house: House, version: int) -> bool:
    try:
        house.app.programme.live.classifier(version, refuse)
    except NotBuiltError:
        return False
    return True


class Watched(Classifier):
    hastened = 0

    def hasten(self) -> Classifier:
        self.hastened += 1
        return super().hasten()


async def test_what_reads_quickly_is_built_before_anybody_writes(tmp_path: Path) -> None:
    watched = Watched.of(programme().pack)
    assert isinstance(watched, Watched)
    async with open_house(tmp_path, programme=replace(programme(), classifier=watched)):
        assert watched.hastened
