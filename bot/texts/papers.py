"""What stands below a file."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.notice import PaperShown
from bot.domain.paper import Recipe
from bot.domain.screen import Screen
from bot.texts.markup import Html, excerpt, fill
from bot.texts.words import Words

Caption = Callable[[Mapping[str, Any]], Html]


def _attachment(facts: Mapping[str, Any]) -> Html:
    text = "诉求{number}的附件（{n}/{of}）：{name}"
    return fill(text, number=facts["number"], n=facts["n"], of=facts["of"], name=excerpt(facts["name"], 80))


CAPTIONS: dict[Recipe, Caption] = {Recipe.ATTACHMENT: _attachment}


def shown(notice: PaperShown, _: Words) -> Screen:
    return Screen(CAPTIONS[notice.recipe](notice.facts))
