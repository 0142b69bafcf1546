"""Similar appeals are found on both engines, whatever is written, and the index follows the ledger."""

import pytest
from sqlalchemy import delete, func, insert, select, update

from bot.classifier.likeness import RELATED, SAME, Usage
from bot.domain.appeals.action import State
from storage.appeals import similarity
from storage.engine.database import Database, Transaction
from storage.schema import appeal, enterprise, survey
from tests.house import START

PORT = "磨憨口岸的铜矿要采样送到昆明化验，货压在口岸好多天，请缩短检验时间"
SAME_MATTER = "我们的货在磨憨口岸采样送昆明化验，压在口岸好多天，检验时间太长"
LONG = (
    "我司成立于二〇〇九年，从事有色金属贸易，在册职工八十余名，历年依法纳税，信用评级良好，今春起连续遇到一桩烦心事："
    "装车出关之后总被拦下，听说要采样送昆明化验，客户催得紧，违约金一天天涨，盼有关部门派专人协调，给个明确答复"
)
RATED = {"round": 1, "department": "昆明海关", "asked_at": START, "satisfaction": "SATISFIED", "solved": "YES"}
OTHER = "员工子女入学需要什么材料，请问到哪里办理报名手续"


def fill(tx: Transaction, texts: list[str], state: State = State.CLOSED) -> list[int]:
    tx.execute(insert(enterprise).values(name="甲", uscc=texts[0][:18], region="昆明市", since=START))
    owner = tx.execute(select(func.max(enterprise.c.id))).scalar_one()
    rows = []
    for number, text in enumerate(texts):
        values = {"number": f"{state}{number}", "enterprise": owner, "filed_at": START, "text": text, "kind": "其他"}
        values |= {"region": "昆明市", "verdict": {}, "state": state, "assisting": [], "clock_from": START}
        answered = {"answered_at": START, "answer": "已经办好"} if state is State.CLOSED else {}
        rows.append(tx.execute(insert(appeal).values(values | answered).returning(appeal.c.id)).scalar_one())
    if state is State.CLOSED:
        tx.execute(insert(survey), [RATED | {"appeal": row} for row in rows])
    return rows


def found(tx: Transaction, text: str, but: int = 0, *, open_: bool = False) -> list[int]:
    grams = Usage(similarity.sample(tx)).telling(text)
    return [one.id for one in (similarity.unanswered if open_ else similarity.helped)(tx, grams, but)]


async def test_what_shares_words_is_found_and_what_does_not_is_not(database: Database) -> None:
    rows = await database.write(fill, [PORT, OTHER])
    assert await database.read(found, SAME_MATTER) == [rows[0]]
    assert await database.read(found, SAME_MATTER, open_=True) == []


async def test_what_is_under_way_is_found_apart(database: Database) -> None:
    rows = await database.write(fill, [PORT], State.TRIAGE)
    assert await database.read(found, SAME_MATTER) == []
    assert await database.read(found, SAME_MATTER, open_=True) == rows


@pytest.mark.parametrize(
    ("said", "stands", "offered"),
    [
        ({}, {}, True),
        ({"satisfaction": "FAIRLY"}, {}, True),
        ({}, {"state": "VISIT"}, True),
        ({"second": "FAIRLY"}, {}, True),
        ({"second": "UNSATISFIED"}, {}, False),
        ({"satisfaction": "UNSATISFIED"}, {}, False),
        ({"satisfaction": None, "solved": None}, {}, False),
        ({"solved": "PARTLY"}, {}, False),
        ({"solved": "NO"}, {}, False),
        ({"solved": None}, {}, False),
        ({}, {"state": "REVIEW"}, False),  # taken up again
        ({}, {"state": "HANDLING", "round": 2}, False),
        ({}, {"round": 2}, False),  # of an answer that was given before
        ({}, {"answer": ""}, False),
    ],
)
async def test_only_an_answer_that_helped_is_offered(
    database: Database, said: dict[str, object], stands: dict[str, object], offered: bool
) -> None:
    (row,) = await database.write(fill, [PORT])

    def change(tx: Transaction) -> None:
        tx.execute(update(survey).values(RATED | said))
        tx.execute(update(appeal).values({"answer": "已经办好"} | stands))

    await database.write(change)
    assert await database.read(found, SAME_MATTER) == ([row] if offered else [])


async def test_of_few_appeals_the_one_in_other_words_is_found_however_much_else_is_said(database: Database) -> None:
    rows = await database.write(fill, [PORT, OTHER, "停电三天没有人来修"])
    assert await database.read(found, LONG) == [rows[0]]
    own, other = await database.write(fill, [LONG, SAME_MATTER], State.TRIAGE)
    assert await database.read(found, LONG, own, open_=True) == [other]


async def test_the_same_and_its_paraphrase_are_found_though_thousands_of_newer_ones_look_alike(
    database: Database,
) -> None:
    newer = [f"第{n}家：{PORT[n % 24 : n % 24 + 7]}，是另一回事" for n in range(2_000)]
    rows = await database.write(fill, [PORT, *newer])
    for text in (PORT, SAME_MATTER):
        assert (await database.read(found, text))[0] == rows[0]


async def test_one_under_way_is_found_though_hundreds_of_answered_ones_say_the_same(database: Database) -> None:
    rows = await database.write(fill, [SAME_MATTER], State.TRIAGE)
    await database.write(fill, [f"第{n}家：{PORT}" for n in range(300)])
    assert await database.read(found, PORT, open_=True) == rows


async def test_capitals_and_small_letters_are_the_same(database: Database) -> None:
    rows = await database.write(fill, ["办ICP证", "要icp呢"])
    assert sorted(await database.read(found, "问IcP吗")) == rows


async def test_a_text_of_marks_blanks_or_nothing_finds_nothing(database: Database) -> None:
    await database.write(fill, [PORT, OTHER, '" OR *', ""])
    for text in ("", "水", '"', '" OR "', "*** NEAR(", "！！！。。。", "😀😀😀😀", "\x00\x00\x00", "AND OR NOT"):
        assert rows_of(await database.read(found, text)) == []


def rows_of(ids: list[int]) -> list[int]:
    return ids


async def test_the_index_follows_changed_and_removed_texts(database: Database) -> None:
    rows = await database.write(fill, [PORT, PORT])

    def change(tx: Transaction) -> None:
        tx.execute(update(appeal).where(appeal.c.id == rows[0]).values(text=OTHER))
        tx.execute(delete(survey).where(survey.c.appeal == rows[1]))
        tx.execute(delete(appeal).where(appeal.c.id == rows[1]))

    await database.write(change)
    assert await database.read(found, SAME_MATTER) == []
    assert await database.read(found, OTHER) == [rows[0]]


def test_the_same_matter_is_told_from_a_related_one_and_from_another() -> None:
    usage = Usage([PORT, SAME_MATTER, OTHER, "停电三天没有人来修", "贷款到期银行不给续贷"])
    ranked = usage.rank(SAME_MATTER, [(1, PORT), (2, OTHER), (3, SAME_MATTER)])
    assert [row for row, _ in ranked] == [3, 1]
    assert ranked[0][1] > 0.999
    assert ranked[1][1] >= SAME > RELATED
