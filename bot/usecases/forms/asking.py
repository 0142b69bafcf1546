"""What the engine says of a form being filled: its question, the receipt for a part, whether somebody leaves it."""

from dataclasses import replace
from datetime import datetime

from bot.domain.base.content import VOICE, Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.question import Asked, Cancelled, LeaveAsked, PartTaken, QuestionOver
from bot.domain.people.person import Person
from bot.texts.asked import asks_phone
from bot.usecases.forms import pastes
from bot.usecases.forms.places import Place, controls, is_untouched, rest_of
from bot.usecases.forms.steps import AT_ONCE, Turn
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.mail.drafts import Draft

TEXTS = ("instead", "text", "words")  # where forms put what is written in several parts


def question(  # who is asked what, when, what was wrong with the answer, and which step was left for this one
    tx: Transaction, actor: Person, place: Place, now: datetime, trouble: BadInput | None = None, left: str = ""
) -> list[Notice]:
    """Ask what the draft waits for."""
    step, draft = place.step, place.draft
    turn = Turn(tx, actor, draft.data, now)
    wanted = Asked(
        to=actor.chat,
        form=draft.form,
        step=step.name,
        draft=draft.id,
        stamp=draft.stamp,
        options=step.options(turn),
        facts=step.facts(turn),
        controls=controls(place, turn),
        trouble=trouble,
        phone_over=asks_phone(draft.form, left) and not asks_phone(draft.form, step.name),
    )
    return [wanted]


def again(  # who is asked again in which draft, since what was sent has which trouble
    tx: Transaction, actor: Person, place: Place, content: Content, trouble: BadInput, now: datetime
) -> list[Notice]:
    """Ask again; a text that follows one of a whole message's length at once is its rest, and is refused with it."""
    draft = place.draft
    if pastes.is_part(content):
        drafts.save(tx, replace(draft, data={**draft.data, **pastes.refused(now)}), now)
    return question(tx, actor, place, now, trouble)


def receipt(actor: Person, place: Place, turn: Turn) -> Notice:
    """Say what was taken of several parts."""
    draft = place.draft
    written = next((draft.data[name] for name in TEXTS if draft.data.get(name)), "")
    rest, held = rest_of(place, turn), draft.data.get("files", [])
    return PartTaken(
        to=actor.chat,
        form=draft.form,
        step=place.step.name,
        draft=draft.id,
        stamp=draft.stamp,
        count=len(held),
        length=len(written),
        controls=(*((AT_ONCE,) if rest else ()), *controls(place, turn)),
        rest={**rest.values, **rest.facts} if rest else {},
        voice=any(file["kind"] == VOICE for file in held),
    )


def leaving(actor: Person, draft: Draft, *, anew: bool = False) -> list[Notice]:
    return [LeaveAsked(to=actor.chat, form=draft.form, draft=draft.id, stamp=draft.stamp, anew=anew)]


def given_up(tx: Transaction, actor: Person, draft: Draft, now: datetime) -> list[Notice]:
    """Give the draft up; what was filled in can be had back."""
    kept = None if is_untouched(draft) else draft.id
    if kept is None:
        drafts.drop(tx, draft.id)
    else:
        drafts.give_up(tx, actor.id, draft.id, now)
    left = asks_phone(draft.form, draft.step)
    given = Cancelled(to=actor.chat, form=draft.form, kept=kept, role=actor.role or "", phone_over=left)
    return [*over(actor, draft), given]


def over(actor: Person, draft: Draft) -> list[Notice]:
    return [] if draft.question is None else [QuestionOver(to=actor.chat, message=draft.question)]
