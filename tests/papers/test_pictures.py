"""Each picture shows the numbers of the definitions, in what it writes as in what it draws; with none it says so."""

import io
import json
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from bot.domain import orders
from bot.domain.appeals.action import State
from bot.domain.base.errors import NoRight
from bot.domain.base.paper import Order
from bot.domain.people.person import Role
from bot.domain.reports.picture_notices import ChartEmpty, ChartNumbers, PictureOrder, PictureSent
from bot.domain.reports.pictures import ALL, EARLIER, Bar, Drawing, Picture
from bot.domain.time.spans import Span, SpanName
from bot.papers import drawing
from bot.texts.reports import pictures as said
from bot.texts.style.markup import seen, size
from bot.usecases.reports import charts, guard
from tests.desk import ELSEWHERE, HOME, Desk
from tests.house import programme

LONG = "云南出入境边防检查总站驻磨憨口岸联合查验工作领导小组办公室"
NUMBERS = {Picture.ON_TIME: 2, Picture.TREND: 2, Picture.CURVE: 2, Picture.SATISFACTION: 3, Picture.HEAT: 12}
NUMBERS |= {Picture.CLASSES: 2}
OF_DEPARTMENTS = (Picture.ON_TIME, Picture.SATISFACTION, Picture.HEAT)
DRAWN = [*((one, 3) for one in Picture), *((one, 45) for one in OF_DEPARTMENTS)]
MONTHS = tuple(range(202401, 202413))


def sample(picture: Picture, departments: int) -> Drawing:
    names = [LONG, *(one.name for one in programme().pack.departments)][:departments]
    keys: tuple[str | int | None, ...] = (*names, None)
    if picture in drawing.MONTHLY:
        keys = (EARLIER, *MONTHS)
    if picture is Picture.AGEING:
        keys = (*charts.AGES, None)
    if picture is Picture.FUNNEL:
        keys = tuple(group.key for group in charts.STEPS)
    width = NUMBERS.get(picture, 1)
    bars = tuple(
        Bar(key, tuple(10 * place + 37 + width - n for n in range(width, 0, -1))) for place, key in enumerate(keys)
    )
    states = tuple(Bar(state.value, (place,)) for place, state in enumerate(State)) if picture is Picture.FUNNEL else ()
    return Drawing(picture, Span(), None, bars, states, MONTHS if picture is Picture.HEAT else ())


@cache
def drawn(picture: Picture, departments: int) -> Figure:
    return drawing.figure(sample(picture, departments))


def texts(made: Figure) -> list[str]:
    return [one.get_text() for one in made.findobj(Text) if one.get_text()]


@pytest.mark.parametrize(("picture", "departments"), DRAWN)
def test_what_is_written_into_the_picture_are_the_numbers(picture: Picture, departments: int) -> None:
    facts, made = sample(picture, departments), drawn(picture, departments)
    written = [one.replace("\n", "") for one in texts(made)]
    for bar in (*facts.bars, *facts.second):
        if picture is Picture.CURVE:
            assert f"{bar.numbers[0]}/{bar.numbers[1]}" in written
        elif picture not in {Picture.HEAT, Picture.TREND, Picture.CLASSES}:
            assert said.value(facts, bar).replace(said.COMMA, "") in written
        else:
            assert all(str(number) in written for number in bar.numbers if number)
        assert said.label(facts, bar) in written
    if picture is Picture.HEAT:
        assert str(sum(sum(bar.numbers) for bar in facts.bars)) in written


def test_both_parts_of_the_funnel_have_one_scale() -> None:
    """A bar of 11 must not look as long as one of 86."""
    upper, lower = drawn(Picture.FUNNEL, 3).axes
    assert upper.get_xlim() == lower.get_xlim()


@pytest.mark.parametrize("picture", [Picture.ON_TIME, Picture.SATISFACTION])
def test_the_bars_have_at_least_half_of_the_room(picture: Picture) -> None:
    (axes,) = drawn(picture, 3).axes
    assert 100 / axes.get_xlim()[1] >= 0.5


@pytest.mark.parametrize(("picture", "departments"), DRAWN)
def test_no_text_stands_on_another_and_none_is_cut_off(picture: Picture, departments: int) -> None:
    made = drawn(picture, departments)
    check_texts(made)


@pytest.mark.parametrize("picture", [Picture.ON_TIME, Picture.SATISFACTION])
def test_thousands_of_appeals_are_not_cut_off(picture: Picture) -> None:
    facts = sample(picture, 3)
    many = tuple(Bar(bar.key, (4321, 5432, 6543)[-len(bar.numbers) :]) for bar in facts.bars)
    check_texts(drawing.figure(replace(facts, bars=many)))


def check_texts(made: Figure) -> None:
    FigureCanvasAgg(made).draw()  # type: ignore[no-untyped-call]  # matplotlib leaves it untyped
    boxes = [one.get_window_extent() for one in made.findobj(Text) if one.get_text().strip() and one.get_visible()]
    assert all(box.x0 >= 0 and box.y0 >= 0 and box.x1 <= made.bbox.x1 and box.y1 <= made.bbox.y1 for box in boxes)
    crossing = [(a, b) for place, a in enumerate(boxes) for b in boxes[:place] if a.overlaps(b)]
    assert crossing == []


@pytest.mark.parametrize(("picture", "departments"), [(Picture.ON_TIME, 45), (Picture.SATISFACTION, 90)])
def test_a_picture_is_a_png_that_telegram_takes(picture: Picture, departments: int) -> None:
    """As a photo: width and height together at most 10,000, one at most 20 times the other, 10 MB."""
    facts = sample(picture, 1)
    names = [f"{LONG}{place}" for place in range(departments)]
    data = drawing.png(replace(facts, bars=tuple(Bar(name, facts.bars[0].numbers) for name in names)))
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    assert 600 <= image.width <= 1300
    assert image.width + image.height <= 10_000
    assert image.height <= 20 * image.width
    assert len(data) < 10_000_000


@pytest.mark.parametrize("departments", [1, 3, 45, 70])
@pytest.mark.parametrize("picture", Picture)
def test_the_numbers_stand_beside_it_as_text(picture: Picture, departments: int) -> None:
    facts = sample(picture, departments)
    shown = said.beside(facts) if facts.is_long else said.caption(facts)
    assert size(said.caption(facts)) <= 1024
    assert size(shown) <= 4096
    missing = [bar for bar in facts.bars if said.label(facts, bar) not in seen(shown)]
    assert not missing or (picture is Picture.HEAT and departments == 70 and "/export" in shown)


def test_facts_come_back_from_a_row_as_they_were() -> None:
    for picture in Picture:
        facts = sample(picture, 3)
        assert Drawing.from_data(facts.as_data()) == facts
    dated = Drawing(Picture.TREND, Span(Desk.now, Desk.now), HOME, ())
    assert Drawing.from_data(dated.as_data()) == dated


# Of the definitions


@pytest.fixture
def played(desk: Desk) -> Desk:
    """Five appeals of this month and one of long ago, of two departments and of none."""
    enterprise, due = desk.enterprise("甲"), desk.now + timedelta(days=14)
    late = {"answered_at": due + timedelta(days=1), "assigned_at": desk.now}
    good = {"answered_at": desk.now, "assigned_at": desk.now}
    desk.appeal(State.CLOSED, enterprise, **good)
    desk.appeal(State.CLOSED, enterprise, **late)
    desk.appeal(State.ANSWERED, enterprise, lead=ELSEWHERE, **good)
    desk.appeal(State.TRIAGE, enterprise, lead=None)
    desk.appeal(State.DECLINED, enterprise, lead=None)
    desk.appeal(State.TRIAGE, enterprise, lead=None, filed_at=desk.now - timedelta(days=800))
    desk.appeal(State.CLOSED, enterprise, demo=True, **good)
    return desk


def kept(order: Order) -> PictureOrder:
    """Return the order as its row gives it back."""
    read = orders.read(order.recipe, json.loads(json.dumps(order.as_data())))
    assert isinstance(read, PictureOrder)
    return read


def of(desk: Desk, picture: Picture, name: SpanName = SpanName.ALL, role: Role = Role.COORDINATOR) -> Drawing:
    who = desk.person(role, HOME if role in guard.OWN_DEPARTMENT else None)
    (told, *_) = charts.draw(desk.tx, who, picture, name, now=desk.now)
    assert isinstance(told, PictureSent | ChartEmpty)
    return told.drawing if isinstance(told, ChartEmpty) else charts.gather(desk.tx, kept(told.order), now=desk.now)


def test_the_pictures_show_the_figures(played: Desk) -> None:
    assert of(played, Picture.ON_TIME).bars == (Bar(ALL, (2, 3)), Bar(HOME, (1, 2)), Bar(ELSEWHERE, (1, 1)))
    funnel = of(played, Picture.FUNNEL)
    assert [bar.numbers for bar in funnel.bars] == [(6,), (3,), (0,), (3,), (2,)]
    assert sum(bar.numbers[0] for bar in funnel.second) == funnel.bars[0].numbers[0]
    trend = of(played, Picture.TREND)
    assert len(trend.bars) == 13
    assert (trend.bars[0], trend.bars[-1]) == (Bar(EARLIER, (1, 0)), Bar(202410, (5, 2)))
    ageing = of(played, Picture.AGEING)
    assert [bar.numbers for bar in ageing.bars] == [(2,), (0,), (0,), (0,), (0,), (1,)]
    heat = of(played, Picture.HEAT)
    assert heat.bars[0] == Bar(HOME, (0,) * 12 + (2,))
    assert sum(sum(bar.numbers) for bar in heat.bars) == 6


def test_a_head_sees_the_own_department(played: Desk) -> None:
    assert of(played, Picture.ON_TIME, role=Role.HEAD).bars == (Bar(HOME, (1, 2)),)
    assert sum(sum(bar.numbers) for bar in of(played, Picture.HEAT, role=Role.CONTACT).bars) == 2


@pytest.mark.parametrize("picture", Picture)
def test_without_data_a_sentence_says_so(desk: Desk, picture: Picture) -> None:
    assert of(desk, picture, SpanName.MONTH).is_empty


def test_an_enterprise_gets_no_pictures(desk: Desk) -> None:
    with pytest.raises(NoRight):
        charts.draw(desk.tx, desk.person(Role.MEMBER), Picture.TREND, SpanName.ALL, now=desk.now)


def test_many_numbers_are_a_message_of_their_own(desk: Desk) -> None:
    enterprise = desk.enterprise("甲")
    for place in range(14):
        desk.appeal(State.CLOSED, enterprise, lead=f"第{place}局", answered_at=desk.now, assigned_at=desk.now)
    told = charts.draw(desk.tx, desk.person(Role.COORDINATOR), Picture.ON_TIME, SpanName.ALL, now=desk.now)
    assert [type(one) for one in told] == [PictureSent, ChartNumbers]


@pytest.mark.parametrize(
    ("picture", "numbers", "wanted"),
    [
        (Picture.ON_TIME, (1, 3), "1/3（33.3%）［6%–79%］"),
        (Picture.ON_TIME, (30, 30), "30/30（100%）"),
        (Picture.ON_TIME, (0, 0), "0/0"),
        (Picture.SATISFACTION, (33, 36, 60), "满意33/36（91.7%），评价36/60（60%）"),
        (Picture.TREND, (5, 2), "受理5，办结2"),
    ],
)
def test_a_bar_s_numbers_are_n_of_n(picture: Picture, numbers: tuple[int, ...], wanted: str) -> None:
    bar = Bar(HOME, numbers)
    assert said.value(Drawing(picture, Span(), None, (bar,)), bar) == wanted


@pytest.mark.parametrize(
    ("picture", "key", "words"),
    [
        (Picture.ON_TIME, 0, "合计"),
        (Picture.ON_TIME, None, "还没有交办"),
        (Picture.ON_TIME, HOME, HOME),
        (Picture.TREND, 0, "更早"),
        (Picture.TREND, 202410, "24年10月"),
    ],
)
def test_a_picture_that_was_stored_before_says_the_same(picture: Picture, key: str | int | None, words: str) -> None:
    """All departments, and the months for which there is no room, are kept as 0."""
    bars = [{"key": key, "numbers": [1, 2]}, {"key": ELSEWHERE, "numbers": [1, 1]}]
    data = {"picture": picture.value, "span": [None, None], "whose": None, "bars": bars, "second": [], "columns": []}
    drawing_before = Drawing.from_data(data)
    assert said.label(drawing_before, drawing_before.bars[0]) == words
