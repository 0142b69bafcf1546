"""Proposes what was read of a picture of the 营业执照, and gives it to the registration for which it was sent."""

from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import StaleStep
from bot.domain.base.notice import Notice
from bot.domain.people.licence_notices import LicenceNotRead, LicenceRead, UseLicence
from bot.domain.people.person import Person
from bot.texts.people import licence_text
from bot.usecases.forms.attaching import files_as_data
from bot.usecases.forms.engine import Engine
from bot.usecases.forms.places import Place
from storage.engine.database import Transaction
from storage.mail import drafts, readings
from storage.people import people


def settle(tx: Transaction, reading_id: int, said: str, *, now: datetime) -> list[Notice]:
    """Propose what was read to the sender, or say that it was nothing; nothing if the registration is over."""
    reading = readings.find(tx, reading_id)
    if reading is None or reading.text is not None:
        return []
    to, found = people.by_id(tx, readings.sender(tx, reading_id)).chat, licence_text.read(said)
    if found is None:
        readings.drop(tx, reading_id)
        return [LicenceNotRead(to=to)]
    readings.written(tx, reading_id, f"{found.code}\n{found.name}")
    return [LicenceRead(to=to, reading=reading_id, uscc=found.code, name=found.name)]


def use(tx: Transaction, who: Person, engine: Engine, press: UseLicence, *, now: datetime) -> list[Notice]:
    """Answer the open question with the code, and that for the name, once; raise StaleStep if it is not open."""
    reading, draft = readings.find(tx, press.reading), drafts.current(tx, who.id)
    if reading is None or reading.text is None or draft is None or draft.id != reading.draft:
        raise StaleStep
    if not Place(engine.forms[draft.form], draft).step.pictures:
        raise StaleStep
    code, _, name = reading.text.partition("\n")
    draft.data["licence"] = files_as_data((reading.file,))
    drafts.save(tx, draft, now)
    readings.drop(tx, reading.id)
    notices = engine.advance(tx, who, Content(code), now=now) or []
    after = drafts.current(tx, who.id)
    if name and after is not None and after.id == draft.id and after.step == "name":
        return engine.advance(tx, who, Content(name), now=now) or []
    return notices
