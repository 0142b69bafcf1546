"""The programme pack: what ships is complete, and a wrong one is named with file, line and remedy."""

import datetime as dt
import json
from dataclasses import fields
from pathlib import Path

import pytest

from bot.config.likeness import Matter
from bot.config.limits import BOUNDS
from bot.config.loader import PackError, builtin_pack, load, load_departments
from bot.config.pack import Department, DepartmentKind, Keep, Pack
from bot.config.words import Level, Word
from bot.domain.reports.codes import name_code

APPEALS = Path(__file__).parent / "classifier" / "data" / "appeals-dev.jsonl"


@pytest.fixture(scope="module")
def yunnan() -> Pack:
    return load(builtin_pack())


# What ships


def test_every_department_that_took_a_real_appeal_is_in_the_pack(yunnan: Pack) -> None:
    rows = [json.loads(line) for line in APPEALS.read_text("utf-8").splitlines()]
    took = {name for row in rows for name in (row["lead"], *row["co"])}

    assert [name for name in sorted(took) if not yunnan.is_assignee(name)] == []


def test_the_sixteen_places_take_appeals(yunnan: Pack) -> None:
    assert len(yunnan.regions) == 16
    assert yunnan.regions[0] == "昆明市"
    assert yunnan.is_place("德宏州人民政府")
    assert yunnan.assignees == (*yunnan.departments, *yunnan.places)


@pytest.mark.parametrize(
    ("division", "region"),
    [("530102", "昆明市"), ("532502", "红河州"), ("533122", "德宏州"), ("510100", None), ("", None)],
)
def test_a_credit_code_says_in_which_region(yunnan: Pack, division: str, region: str | None) -> None:
    assert yunnan.region_of(division) == region
    assert len({place.division for place in yunnan.places if len(place.division) == 4}) == 16


def test_the_kinds_carry_their_reply_days(yunnan: Pack) -> None:
    assert [(kind.name, kind.reply_days) for kind in yunnan.kinds] == [
        ("政策咨询", 3),
        ("意见建议", 7),
        ("服务需求", 10),
    ]
    assert yunnan.kind("意见建议").reply_days == 7
    assert yunnan.limits.complex_reply_days == 15


def test_a_button_tells_names_of_one_kind_apart(yunnan: Pack) -> None:
    kinds = (yunnan.assignees, yunnan.themes, yunnan.kinds)
    for names in (*([one.name for one in kind] for kind in kinds), yunnan.regions):
        assert len({name_code(name) for name in names}) == len(names)


def test_the_day_is_shanghais(yunnan: Pack) -> None:
    assert (yunnan.hours.opens, yunnan.hours.closes) == (dt.time(8, 30), dt.time(17, 30))
    assert yunnan.zone.key == "Asia/Shanghai"


def test_past_sessions_say_only_what_was_published(yunnan: Pack) -> None:
    first, second, third, january = yunnan.sessions

    assert first.held_at == dt.datetime(2024, 7, 27, 12, tzinfo=yunnan.zone)
    assert first.enterprises == 20
    assert (second.held_at, second.place, second.departments) == (None, "", ())
    assert third.theme == "金融服务"
    assert (january.year, january.form, january.enterprises) == (2025, "上门", 11)
    assert all(session.archived for session in yunnan.sessions)


def test_some_heads_sign_answers(yunnan: Pack) -> None:
    assert yunnan.department("省教育厅").signs_off


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("省教育厅", "省教育厅"),
        ("教育局", "省教育厅"),
        ("国土资源局", "省自然资源厅"),
        ("银保监局", "云南金融监管局"),
        ("云南 省税务局", "省税务局"),
        ("供电局", "云南电网公司"),
        ("气功协会", None),
    ],
)
def test_a_department_is_found_by_alias_and_former_name(yunnan: Pack, said: str, meant: str | None) -> None:
    found = yunnan.find_department(said)

    assert (found and found.name) == meant


def test_every_department_has_duties_and_strong_words(yunnan: Pack) -> None:
    bare = [d.name for d in yunnan.departments if not d.duties or not any(w.level is Level.STRONG for w in d.words)]

    assert bare == []


# What is refused

SMALL = {
    "programme.toml": """\
name = "试点"
number_prefix = "SD"
zone = "Asia/Shanghai"
default_place = "大厅"

[privacy]
version = "1"
controller = "某局"
paragraphs = ["一", "二"]
""",
    "departments/all.toml": """\
[[department]]
name = "水利局"
kind = "provincial"
aliases = ["水务局"]
duties = "管水。"
strong = ["取水", "水库"]
medium = [
    "灌溉",
    { word = "河道", not = ["运河道路"] },
]

[[department]]
name = "教育局"
kind = "provincial"
duties = "管学校。"
strong = ["入学"]
""",
    "places.toml": """\
[[place]]
name = "甲市人民政府"
region = "甲市"

[local]
strong = ["标准厂房"]
""",
    "themes.toml": '[[theme]]\nname = "其他"\n',
    "matters.toml": """\
[grouping]
alike = 0.3
least = 3
renew_days = 30

[[matter]]
name = "取水许可"
says = ["取水许可"]
hints = ["水务局", "许可证"]
""",
    "kinds.toml": '[[kind]]\nname = "咨询"\nreply_days = 3\n',
    "phrases.toml": 'request = ["希望"]\n',
    "limits.toml": "\n".join(
        [
            "[thresholds]\nscore = 0.8\nmargin = 0.1\n[limits]",
            *(f"{name} = {max(least, 5)}" for name, (least, _) in BOUNDS.items()),
            'attachment_types = ["pdf"]',
            "[keep]",
            *(f"{field.name} = 5" for field in fields(Keep)),
            '[[nudge]]\nkind = "due"\nhours = 2\ncall_hours = 4\nby = ["sms"]',
        ]
    ),
    "hours.toml": "opens = 08:30:00\ncloses = 17:30:00\n",
    "calendar.toml": "workdays = [2027-02-06]\n",
    "reasons.toml": "\n".join(
        f'[[{name}]]\ncode = "A1"\nname = "理由"' for name in ("decline", "return", "dissatisfied", "closing", "cause")
    ),
    "sessions.toml": """\
[[session]]
year = 2025
number = 1
name = "首期"
form = "坐诊"
date = 2025-01-22
departments = ["水利局"]
booking_opens = 2025-01-02T09:00:00
booking_closes = 2025-01-08T17:30:00
""",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_the_small_pack_is_right(tmp_path: Path) -> None:
    pack = load(write(tmp_path, SMALL))

    assert pack.departments[0] == Department(
        name="水利局",
        kind=DepartmentKind.PROVINCIAL,
        duties="管水。",
        aliases=("水务局",),
        words=(
            Word("取水", Level.STRONG),
            Word("水库", Level.STRONG),
            Word("灌溉", Level.MEDIUM),
            Word("河道", Level.MEDIUM, ("运河道路",)),
        ),
    )
    assert pack.sessions[0].booking_opens == dt.datetime(2025, 1, 2, 9, tzinfo=pack.zone)
    assert pack.calendar.workdays == {dt.date(2027, 2, 6)}
    assert pack.likeness.matters == (Matter("取水许可", ("取水许可",), ("水务局", "许可证")),)


D = "departments/all.toml"
WRONG = [
    # file, what stands there, what is written instead, line, problem
    (D, '"水库"]', '"水库"', 7, "this is not valid TOML: unclosed array"),
    (D, '"水库"', "5", 6, 'strong holds 5; expected "…" or { word = "…", not = ["longer text"] }'),
    (D, '"水库"', '"水"', 6, "“水” can't be a word; expected two characters or more, no blanks"),
    (D, '"水库"', '"水 库"', 6, "“水 库” can't be a word; expected two characters or more, no blanks"),
    (D, '"灌溉"', '"取水"', 8, "the word “取水” stands here 2 times; keep one"),
    (D, "运河道路", "运河", 9, '"运河" can\'t keep “河道” out; expected a longer text that holds it'),
    (D, "管学校。", "", 15, "duties is empty; expected text in quotes"),
    (D, 'duties = "管学校。"\n', "", 12, "duties is missing; expected text in quotes"),
    (D, 'strong = ["入学"]', "", 13, "教育局 has no words; expected some under strong, medium or weak"),
    (D, 'strong = ["入学"]', 'strong = "入学"', 16, 'strong is "入学"; expected a list in [ ]'),
    (D, "教育局", "水务局", 13, "“水务局” is the name of two departments; keep it at one"),
    (
        D,
        "aliases",
        "alias",
        4,
        "alias is not known here; expected one of aliases, duties, former, kind, medium, name, signs_off, strong, weak",
    ),
    (
        D,
        'kind = "provincial"\naliases',
        'kind = "city"\naliases',
        3,
        "kind is “city”; expected provincial, central, utility",
    ),
    ("programme.toml", "Asia/Shanghai", "Kunming", 3, "zone is “Kunming”; expected a time zone such as Asia/Shanghai"),
    ("programme.toml", "[privacy]", "[private]", 1, "[privacy] is missing; expected a table of that name"),
    ("programme.toml", '["一", "二"]', '["一", 2]', 9, "paragraphs holds 2; expected text in quotes"),
    ("places.toml", "region", "regions", 1, "region is missing; expected text in quotes"),
    (
        "places.toml",
        'region = "甲市"',
        'region = "甲市"\ndivision = "53010"',
        4,
        "division is “53010”; expected the first two, four or six digits of the code",
    ),
    ("kinds.toml", "= 3", "= 0", 3, "reply_days is 0; expected a whole number from 1 to 250"),
    ("kinds.toml", "= 3", '= "3"', 3, 'reply_days is "3"; expected a whole number'),
    (
        "limits.toml",
        "triage_days = 5",
        "triage_days = -5",
        5,
        "triage_days is -5; expected a whole number from 1 to 20",
    ),
    ("matters.toml", "least = 3", "least = 1", 3, "least is 1; expected a whole number from 2 to 10000"),
    ("matters.toml", '"许可证"', '"许"', 9, "“许” can't be a word; expected two characters or more, no blanks"),
    ("limits.toml", 'by = ["sms"]', 'by = ["fax"]', 58, "by holds “fax”; expected sms or email"),
    ("limits.toml", "score = 0.8", "score = 85", 2, "score is 85.0; expected a number from 0 to 1"),
    ("hours.toml", "17:30:00", "08:00:00", 2, "closes is 08:00:00; expected a time after opens, 08:30:00"),
    ("calendar.toml", "2027-02-06", "2027-02-30", 1, "this is not valid TOML: invalid date or datetime"),
    (
        "calendar.toml",
        "2027-02-06",
        '"6 February"',
        1,
        'workdays holds "6 February"; expected a date such as 2025-01-22',
    ),
    ("calendar.toml", "]", "]\nholidays = [2027-02-06]", 2, "2027-02-06 is both a working day and a holiday; keep one"),
    ("reasons.toml", "[[return]]", "[[decline]]", 1, "[[return]] is missing; expected at least one"),
    ("reasons.toml", "[[return]]", "[[decline]]", 5, "the code “A1” stands twice under decline; expected another"),
    ("sessions.toml", "水利局", "水力局", 7, "“水力局” is no department of this pack; expected its exact name"),
    (
        "sessions.toml",
        "2025-01-08T17:30:00",
        "2025-01-01T17:30:00",
        9,
        "booking closes before it opens; expected a later moment",
    ),
    (
        "themes.toml",
        "[[theme]]",
        '[[theme]]\nname = "其他"\n[[theme]]',
        4,
        "“其他” stands twice; expected another name",
    ),
    ("phrases.toml", '["希望"]', '["希望", "希望"]', 1, "“希望” stands in request 2 times; keep one"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "line", "problem"), WRONG, ids=[case[4][:60] for case in WRONG])
def test_a_wrong_pack_says_where_and_what(
    tmp_path: Path, file: str, right: str, wrong: str, line: int, problem: str
) -> None:
    assert right in SMALL[file]
    folder = write(tmp_path, SMALL | {file: SMALL[file].replace(right, wrong, 1)})

    with pytest.raises(PackError) as refused:
        load(folder)

    assert f"{file}:{line}: {problem}" in str(refused.value).splitlines()


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    files = SMALL | {"hours.toml": "opens = 9\n", "kinds.toml": '[[kind]]\nname = ""\nreply_days = 3\n'}

    with pytest.raises(PackError) as refused:
        load(write(tmp_path, files))

    assert str(refused.value).splitlines() == [
        "hours.toml:1: closes is missing; expected a time such as 08:30:00",
        "hours.toml:1: opens is 9; expected a time such as 08:30:00",
        "kinds.toml:2: name is empty; expected text in quotes",
    ]
    assert (refused.value.file, refused.value.line) == ("hours.toml", 1)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    files = {name: text for name, text in SMALL.items() if name != "hours.toml"}

    with pytest.raises(PackError, match=r"^hours\.toml:1: the file is missing; expected it in "):
        load(write(tmp_path, files))


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    (tmp_path / "themes.toml").write_bytes('[[theme]]\nname = "其他"'.encode() + b"\xff\n")

    with pytest.raises(PackError, match=r"^themes\.toml:2: the text is neither UTF-8 nor GBK; expected a file saved"):
        load(tmp_path)


def test_a_dictionary_alone_is_read_like_a_pack(tmp_path: Path) -> None:
    write(tmp_path, {"mine.toml": SMALL[D]})

    assert [department.name for department in load_departments(tmp_path / "mine.toml")] == ["水利局", "教育局"]
