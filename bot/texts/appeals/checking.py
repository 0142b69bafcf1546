"""Words the page on which a typed text is checked before it goes."""

from bot.domain.base.question import Asked
from bot.texts.appeals.said import Question
from bot.texts.style.markup import Html, bold, lines, quote
from bot.texts.style.words import Words

SHOWN = 2000  # units


def checks(title: str, then: str) -> Question:
    """Return the question that shows the text below its title, and says what follows from sending it."""

    def question(notice: Asked, _: Words) -> Html:
        return lines(bold(title), quote(str(notice.facts.get("words", "")), SHOWN), then)

    return question
