"""Judges the first texts of somebody who has not registered: whether they tell of a problem."""

from bot.domain.desk.wishes import Wish
from bot.texts.desk import telling, wishes
from bot.usecases.words import wordbook
from storage.engine.database import Transaction


def tells_of_a_matter(tx: Transaction, text: str) -> bool:
    """Whether the first text of a stranger does more than to greet, to ask for something or to name somebody.

    Who says in a whole sentence that there is a problem tells of one, too; it may be written on.
    """
    if not telling.is_sentence(text):
        return False
    understood = wishes.understood(text)
    if understood is not None and Wish.FILE in {understood.wish, *understood.also} and begins(tx, text):
        return True
    return understood is None or not understood.is_clear(evidence(tx, text))


def begins(tx: Transaction, text: str) -> bool:
    """Whether the text is long enough to be an appeal."""
    return len(text.strip()) >= tx.programme.pack.limits.text_min


def evidence(tx: Transaction, text: str) -> float:
    """Return how strongly the words speak of a matter for a department."""
    first = wordbook.classifier(tx).by_words(text).first
    return first.raw if first else 0.0
