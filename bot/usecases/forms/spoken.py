"""Proposes what was written down of a voice, and gives it to the form for which it was spoken."""

from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import StaleStep
from bot.domain.base.notice import Notice
from bot.domain.base.spoken import NotUnderstood, UseSpoken, WrittenDown
from bot.domain.people.person import Person
from bot.usecases.forms.engine import Engine
from bot.usecases.forms.places import Place
from bot.usecases.forms.steps import DONE, clean
from storage.engine.database import Transaction
from storage.mail import drafts, readings
from storage.mail.drafts import Draft
from storage.people import people


def settle(tx: Transaction, reading_id: int, heard: str, *, now: datetime) -> list[Notice]:
    """Propose what was heard to the sender, or say that it was nothing; nothing if the form is over."""
    reading = readings.find(tx, reading_id)
    if reading is None or reading.text is not None:
        return []
    to = people.by_id(tx, readings.sender(tx, reading_id)).chat
    text = clean(heard)[: tx.programme.pack.limits.text_max]
    if not text:
        readings.drop(tx, reading_id)
        return [NotUnderstood(to=to)]
    readings.written(tx, reading_id, text)
    return [WrittenDown(to=to, reading=reading_id, text=text)]


def use(tx: Transaction, who: Person, engine: Engine, press: UseSpoken, *, now: datetime) -> list[Notice]:
    """Give the text to the form as if it had been typed, once; raise StaleStep if the form is over or further on."""
    reading, draft = readings.find(tx, press.reading), drafts.current(tx, who.id)
    if reading is None or reading.text is None or draft is None or not _takes(engine, draft, reading.draft):
        raise StaleStep
    readings.drop(tx, reading.id)
    return engine.advance(tx, who, Content(reading.text), now=now) or []


def _takes(engine: Engine, draft: Draft, wanted: int) -> bool:
    return draft.id == wanted and DONE in Place(engine.forms[draft.form], draft).step.controls
