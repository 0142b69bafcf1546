"""Pictures with their numbers: offered, few, many, none."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.reports.picture_notices import ChartEmpty, ChartNumbers, ChartsOffered, PictureSent
from bot.domain.reports.pictures import Bar, Drawing, Picture
from bot.domain.time.spans import Span, SpanName
from bot.usecases.reports.charts import AGES, STEPS
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed

MONTHS = tuple(range(202401, 202413))
KEYS: dict[Picture, tuple[str | int | None, ...]] = {
    Picture.FUNNEL: tuple(group.key for group in STEPS),
    Picture.TREND: MONTHS,
    Picture.CURVE: MONTHS,
    Picture.CLASSES: MONTHS,
    Picture.AGEING: (*AGES, None),
}


def charts(typed: Typed) -> Iterator[Labelled]:
    for name in SpanName:
        yield f"统计图 {name}", ChartsOffered(to=1, code=name, span=Span(START, None))
    for picture in Picture:
        for whose, many in ((None, 60), (typed.department, 1)):
            keys = KEYS.get(picture, (0, *[typed.department] * many, None))
            columns = MONTHS if picture is Picture.HEAT else ()
            bars = tuple(Bar(key, (3, 4, 5) if picture is Picture.SATISFACTION else (3, 4)) for key in keys)
            bars = tuple(Bar(key, (123,) * 12) for key in keys) if columns else bars
            states = (Bar("TRIAGE", (2,)),) if picture is Picture.FUNNEL else ()
            drawn = Drawing(picture, Span(START, None), whose, bars, states, columns)
            yield f"图 {picture}", PictureSent(to=1, drawing=drawn)
            yield f"图的数字 {picture}", ChartNumbers(to=1, drawing=drawn)
            yield f"没有数据 {picture}", ChartEmpty(to=1, drawing=replace(drawn, bars=()), code=SpanName.MONTH)
