"""Files of every kind with their captions."""

from collections.abc import Iterator

from bot.domain.base.paper import Recipe
from bot.domain.base.paper_notice import PaperShown
from tests.texts.notices import Labelled
from tests.texts.samples import Typed


def papers(typed: Typed) -> Iterator[Labelled]:
    facts = {"number": "YN-2024-0087", "n": 1, "of": 3, "name": f"{typed.name}.pdf"}
    for on in (True, False):
        yield "日历", PaperShown(to=1, recipe=Recipe.CALENDAR, of={"booking": 1}, facts={"on": on})
    listed = {"number": 4, "count": 12, "department": typed.department}
    yield "清单", PaperShown(to=1, recipe=Recipe.SERVICE_LIST, of={"session": 1}, facts=listed)
    yield "附件", PaperShown(to=1, recipe=Recipe.ATTACHMENT, of={"attachment": 1}, facts=facts)
