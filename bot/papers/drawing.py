"""Draws pictures of the figures with matplotlib, readable on a phone and in grey, for any number of departments."""

import io
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from textwrap import wrap
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from zhplot.matplotlib import MatplotlibChineseize

from bot.domain.reports.figures import Ratio
from bot.domain.reports.pictures import MONTHS, Bar, Drawing, Picture
from bot.texts.reports import pictures as said

DOTS, MOST_DOTS = 1050, 9500  # as wide as a phone shows sharply; width and height that Telegram takes together
NARROW, WIDE = 5.2, 7.0  # inches: the fewer, the larger stand the letters on a phone; many columns need more
ROW, LINE, FRAME = 0.36, 0.17, 1.2  # inches of a bar, of each further line of a name, and of all around
EDGES = 0.1  # inches that stay free all around
NAME = 11  # characters of a line of a name
DARK, MIDDLE, LIGHT, EDGE, GRID = "#16365c", "#7c97b5", "#ffffff", "#444444", "#d0d0d0"
TEXT, SMALL_TEXT, TITLE = 10.5, 9.0, 13.0
MONTHLY = frozenset({Picture.TREND, Picture.CURVE, Picture.CLASSES})  # months stand beside one another
STYLE: Any = {"font.family": MatplotlibChineseize.font_name, "font.size": TEXT, "axes.unicode_minus": False}


def png(drawing: Drawing) -> bytes:
    """Return the picture as the bytes of a PNG file."""
    out = io.BytesIO()
    with mpl.rc_context(STYLE):
        made = figure(drawing)
        made.savefig(out, format="png", dpi=min(DOTS / made.get_figwidth(), MOST_DOTS / sum(made.get_size_inches())))
    return out.getvalue()


def figure(drawing: Drawing) -> Figure:
    MatplotlibChineseize().setup()  # type: ignore[no-untyped-call]  # zhplot leaves it untyped
    with mpl.rc_context(STYLE):
        made = Figure(
            figsize=(_width(drawing), _height(drawing)), layout=ConstrainedLayoutEngine(w_pad=EDGES, h_pad=EDGES)
        )
        DRAW[drawing.picture](made, drawing)
        made.suptitle(_title(drawing), fontsize=TITLE, x=0.02, ha="left", linespacing=1.4)
    return made


def _title(drawing: Drawing) -> str:
    first, rest = said.TITLE[drawing.picture], said.of_what(drawing)
    return "\n".join([first, *wrap(rest, int(_width(drawing) * 4.8)), *filter(None, [said.small(drawing)])])


def _width(drawing: Drawing) -> float:
    return WIDE if drawing.picture in {Picture.HEAT, *MONTHLY} else NARROW


def _height(drawing: Drawing) -> float:
    """Return the height in inches of all bars with their names."""
    if drawing.picture in MONTHLY:
        return 4.6
    panels = FRAME * (1.5 if drawing.second or drawing.picture is Picture.HEAT else 1)
    return panels + ROW * _edges(_lines(drawing, (*drawing.bars, *drawing.second)))[-1] + 0.8


def _names(drawing: Drawing, bars: Sequence[Bar]) -> list[str]:
    return ["\n".join(wrap(said.label(drawing, bar), NAME)) for bar in bars]


def _value(drawing: Drawing, bar: Bar) -> str:
    """Return the numbers behind a bar, each rate on a line of its own."""
    return said.value(drawing, bar).replace(said.COMMA, "\n")


def _lines(drawing: Drawing, bars: Sequence[Bar]) -> list[int]:
    """Return the number of lines of each row."""
    labels = zip(_names(drawing, bars), (_value(drawing, bar) for bar in bars), strict=True)
    return [1 + max(name.count("\n"), value.count("\n")) for name, value in labels]


def _edges(lines: Sequence[int]) -> list[float]:
    """Return where each row begins from the top, and where the last ends."""
    return [0.0, *accumulate(1 + (count - 1) * LINE / ROW for count in lines)]


def _places(lines: Sequence[int]) -> list[float]:
    return [(upper + lower) / 2 for upper, lower in pairwise(_edges(lines))]


def _beside(axes: Axes, drawing: Drawing, bars: Sequence[Bar], ends: Sequence[float], gap: float) -> None:
    """Write the name before each bar and its numbers behind it, the first on top."""
    lines = _lines(drawing, bars)
    axes.set_yticks(_places(lines), _names(drawing, bars))
    axes.set_ylim(_edges(lines)[-1], 0)
    for place, bar, end in zip(_places(lines), bars, ends, strict=True):
        axes.text(end + gap, place, _value(drawing, bar), va="center", ha="left", fontsize=TEXT)
    axes.set_xticks([])
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _stacked(axes: Axes, drawing: Drawing, parts: Sequence[Sequence[float]]) -> None:
    """Draw the parts of each bar in a row: dark, hatched if there are three, and white."""
    looks = [(DARK, ""), (MIDDLE, "///"), (LIGHT, "")] if len(parts) > 2 else [(DARK, ""), (LIGHT, "")]
    start, legend = [0.0] * len(drawing.bars), said.LEGEND[drawing.picture]
    places = _places(_lines(drawing, drawing.bars))
    for part, (color, hatch), name in zip(parts, looks, legend, strict=True):
        axes.barh(places, part, 0.62, start, color=color, hatch=hatch, edgecolor=EDGE, lw=0.6, label=name)
        start = [item + two for item, two in zip(start, part, strict=True)]
    _beside(axes, drawing, drawing.bars, [100] * len(drawing.bars), 2)
    axes.set_xlim(0, 200)
    axes.figure.legend(loc="outside lower left", ncols=len(parts), frameon=False, fontsize=SMALL_TEXT)


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _on_time(made: Figure, drawing: Drawing) -> None:
    parts = [[_percent(bar.numbers[0], bar.numbers[1]) for bar in drawing.bars]]
    parts.append([_percent(bar.numbers[1] - bar.numbers[0], bar.numbers[1]) for bar in drawing.bars])
    _stacked(made.subplots(), drawing, parts)


def _satisfaction(made: Figure, drawing: Drawing) -> None:
    parts = [
        [_percent(count(*bar.numbers), bar.numbers[2]) for bar in drawing.bars]
        for count in (
            lambda good, *_: good,
            lambda good, rated, _: rated - good,
            lambda _, rated, surveyed: surveyed - rated,
        )
    ]
    _stacked(made.subplots(), drawing, parts)


def _plain(axes: Axes, drawing: Drawing, bars: Sequence[Bar]) -> None:
    numbers = [bar.numbers[0] for bar in bars]
    end = max(1, *(bar.numbers[0] for bar in (*drawing.bars, *drawing.second)))  # one scale for both panels
    axes.barh(_places(_lines(drawing, bars)), numbers, 0.62, color=DARK, edgecolor=EDGE, lw=0.6)
    _beside(axes, drawing, bars, numbers, end * 0.02)
    axes.set_xlim(0, end * 1.5)


def _funnel(made: Figure, drawing: Drawing) -> None:
    ratios = {"height_ratios": [len(drawing.bars), max(1, len(drawing.second))]}
    upper, lower = made.subplots(2, 1, gridspec_kw=ratios)
    _plain(upper, drawing, drawing.bars)
    _plain(lower, drawing, drawing.second)
    lower.set_title(said.STATES, fontsize=TEXT, loc="left")


def _ageing(made: Figure, drawing: Drawing) -> None:
    _plain(made.subplots(), drawing, drawing.bars)


def _trend(made: Figure, drawing: Drawing) -> None:
    """Draw the months beside one another, the newest on the right."""
    axes, bars = made.subplots(), drawing.bars
    tight = len(bars) * len(str(max(max(bar.numbers) for bar in bars))) / (MONTHS * 3)
    for number, (color, name) in enumerate(zip((MIDDLE, DARK), said.LEGEND[drawing.picture], strict=True)):
        places = [place + (number - 0.5) * 0.46 for place in range(len(bars))]
        drawn = axes.bar(places, [bar.numbers[number] for bar in bars], 0.44, color=color, edgecolor=EDGE, label=name)
        axes.bar_label(drawn, fontsize=min(SMALL_TEXT, 7.2 / max(tight, 0.5)), padding=2)
    axes.set_xticks(range(len(bars)), _months(bars))
    axes.tick_params(length=0, labelsize=SMALL_TEXT)
    axes.set_yticks([])
    axes.margins(y=0.12)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    made.legend(loc="outside lower left", ncols=2, frameon=False, fontsize=SMALL_TEXT)


def _months(bars: Sequence[Bar]) -> list[str]:
    return [said.month(bar.key).replace(said.YEAR, f"{said.YEAR}\n") for bar in bars]


def _curve(made: Figure, drawing: Drawing) -> None:
    """Draw the share of the satisfied by month with its interval; a month without ratings is a gap."""
    axes, rated = made.subplots(), [Ratio(*bar.numbers) for bar in drawing.bars]
    shares = [_percent(ratio.part, ratio.whole) if ratio.whole else float("nan") for ratio in rated]
    axes.plot(range(len(rated)), shares, color=DARK, marker="o", lw=1.6)
    for place, (ratio, share) in enumerate(zip(rated, shares, strict=True)):
        if ratio.whole:
            low, high = (100 * end for end in ratio.interval())
            axes.vlines(place, low, high, color=MIDDLE, lw=1.2)
            label = f"{ratio.part}/{ratio.whole}"
            axes.annotate(label, (place, share), (4, 5), textcoords="offset points", fontsize=SMALL_TEXT)
    axes.set_xticks(range(len(rated)), _months(drawing.bars))
    axes.set_yticks(range(0, 101, 25), [f"{share}%" for share in range(0, 101, 25)])
    axes.set(xlim=(-0.5, len(rated) - 0.2), ylim=(-4, 112))
    axes.grid(axis="y", color=GRID, lw=0.5)
    axes.tick_params(length=0, labelsize=SMALL_TEXT)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _heat(made: Figure, drawing: Drawing) -> None:
    """Draw a table of departments and months with sums, and the number in each field."""
    axes, columns = made.subplots(), drawing.columns
    rows = [bar.numbers for bar in drawing.bars]
    most = max(1, *(number for row in rows for number in row))
    names, lines = [*_names(drawing, drawing.bars), said.SUM], [*_lines(drawing, drawing.bars), 1]
    edges, places = _edges(lines), _places(lines)
    shades: Any = {"cmap": "Blues", "vmin": 0, "vmax": most * 1.15}
    axes.pcolormesh(range(len(columns) + 1), edges[:-1], rows, edgecolors=GRID, linewidth=0.5, **shades)
    sums = [sum(row[place] for row in rows) for place in range(len(columns))]
    for y, row in enumerate([*rows, sums]):
        for x, number in enumerate([*row, sum(row)]):
            dark = y < len(rows) and x < len(columns) and number > most * 0.68
            color = "white" if dark else "black"
            axes.text(x + 0.5, places[y], str(number or ""), ha="center", va="center", color=color, fontsize=SMALL_TEXT)
    months = [said.month(key).replace(said.YEAR, f"{said.YEAR}\n") for key in columns]
    axes.set_yticks(places, names)
    axes.set_xticks([place + 0.5 for place in range(len(months) + 1)], [*months, said.SUM], fontsize=SMALL_TEXT)
    axes.xaxis.tick_top()
    axes.set(xlim=(0, len(months) + 1), ylim=(edges[-1], 0))
    axes.tick_params(length=0)


DRAW: dict[Picture, Callable[[Figure, Drawing], None]] = {
    Picture.FUNNEL: _funnel,
    Picture.ON_TIME: _on_time,
    Picture.TREND: _trend,
    Picture.CURVE: _curve,
    Picture.SATISFACTION: _satisfaction,
    Picture.AGEING: _ageing,
    Picture.HEAT: _heat,
    Picture.CLASSES: _trend,
}
