"""One notice of every kind, for every reader: the samples of all rooms together."""

from functools import cache
from itertools import chain

from tests.texts.charts import charts
from tests.texts.circulars import circulars
from tests.texts.classes import classes
from tests.texts.counter import counter
from tests.texts.exports import exports
from tests.texts.imports import imports
from tests.texts.notices import Labelled, done, looks, pushes
from tests.texts.numbers import looks as numbers
from tests.texts.operations import operations
from tests.texts.papers import papers
from tests.texts.questions import questions
from tests.texts.samples import Typed
from tests.texts.similar import similar
from tests.texts.standings import standings
from tests.texts.talk import refusals, talk
from tests.texts.templates import templates
from tests.texts.wordbook import wordbook

MAKERS = (
    pushes,
    done,
    looks,
    talk,
    refusals,
    questions,
    operations,
    similar,
    papers,
    exports,
    charts,
    circulars,
    classes,
    numbers,
    wordbook,
    templates,
    counter,
    standings,
    imports,
)


@cache
def everything(typed: Typed) -> tuple[Labelled, ...]:
    """Return the samples, made once: it takes longer than to render them."""
    return tuple(chain.from_iterable(make(typed) for make in MAKERS))
