"""Effects of a class issue are stated, or stated anew: what changes, how much, by which source, since when (成效)."""

from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.question import Option
from bot.domain.classes.class_issue import ClassIssue
from bot.domain.classes.effect import Effect, Stated
from bot.domain.people.person import Person
from bot.domain.time.calendar import shanghai_date
from bot.texts.classes import amounts, class_terms
from bot.usecases.classes.class_moves import Made
from bot.usecases.classes.filled import AboutClass, EffectBegun, EffectStated
from bot.usecases.forms.steps import Taken, Turn, only_text, pick, words
from storage.classes import effects, measures
from storage.engine.database import Transaction

NEW, AS_BEFORE = 0, "same"
PLANNED, IN_FORCE = "PLANNED", "IN_FORCE"
WORDS, SOURCE = 40, 100  # characters


def known(turn: Turn) -> tuple[Option, ...]:
    """Offer a new effect and those that can be stated anew; none where there are none yet."""
    found = effects.of(turn.tx, AboutClass.from_draft(turn.data).class_issue)
    again = [Option(f"e{effect.id}", class_terms.effect_on_button(effect)) for effect in found]
    return (Option("new", class_terms.NEW_EFFECT), *again) if again else ()


def are_known(turn: Turn) -> bool:
    return bool(known(turn))


def take_known(turn: Turn, content: Content) -> Taken:
    chosen = pick(known(turn), only_text(content)).value
    return Taken({"effect": int(chosen[1:]) if chosen[1:].isdecimal() else NEW})


def _before(turn: Turn) -> Effect | None:
    begun = EffectBegun.from_draft(turn.data)
    return next((effect for effect in effects.of(turn.tx, begun.class_issue) if effect.id == begun.effect), None)


def words_before(turn: Turn) -> tuple[Option, ...]:
    before = _before(turn)
    return (Option(AS_BEFORE, before.words),) if before else ()


def amount_before(turn: Turn) -> tuple[Option, ...]:
    before = _before(turn)
    return (Option(AS_BEFORE, class_terms.amount(before)),) if before else ()


def source_before(turn: Turn) -> tuple[Option, ...]:
    before = _before(turn)
    return (Option(AS_BEFORE, before.source),) if before else ()


def or_before(before: tuple[Option, ...], content: Content) -> Content:
    """Return what was sent, or what stood before if that was tapped."""
    text = only_text(content)
    return Content(before[0].label) if before and text in {before[0].value, before[0].label} else content


def take_words(turn: Turn, content: Content) -> Taken:
    return words("words", 2, WORDS)(turn, or_before(words_before(turn), content))


def take_source(turn: Turn, content: Content) -> Taken:
    return words("source", 2, SOURCE)(turn, or_before(source_before(turn), content))


def take_amount(turn: Turn, content: Content) -> Taken:
    found = amounts.read_amount(only_text(or_before(amount_before(turn), content)))
    if found is None:
        raise BadInput("no_amount")
    return Taken({"amount": found[0], "unit": found[1]})


def standings(turn: Turn) -> tuple[Option, ...]:
    """Offer what the effect may be: nothing is in force as long as no measure is."""
    planned = Option(PLANNED, class_terms.STANDING[PLANNED])
    found = measures.of(turn.tx, AboutClass.from_draft(turn.data).class_issue)
    if all(measure.done_at is None for measure in found):
        return (planned,)
    return (Option(IN_FORCE, class_terms.STANDING[IN_FORCE]), planned)


def is_in_force(turn: Turn) -> bool:
    return EffectBegun.from_draft(turn.data).standing == IN_FORCE


def take_since(turn: Turn, content: Content) -> Taken:
    return Taken({"since": since(turn, content)})


def since(turn: Turn, content: Content) -> str:
    """Return the month or day that was typed; raise BadInput for none, and for one that is still to come."""
    today = shanghai_date(turn.now)
    found = amounts.read_since(only_text(content), today)
    if found is None:
        raise BadInput("no_since", {"example": amounts.month_before(today)})
    if amounts.is_to_come(found, today):
        raise BadInput("since_to_come")
    return found


def stated(tx: Transaction, who: Person, issue: ClassIssue, said: EffectStated, now: datetime) -> Made:
    """Keep the effect; one that is planned has no date since which it would be in force."""
    in_force = said.standing == IN_FORCE and any(measure.done_at for measure in measures.of(tx, issue.id))
    made = Stated(
        words=said.words,
        amount=said.amount,
        unit=said.unit,
        source=said.source,
        since=said.since if in_force else "",
    )
    if said.effect == NEW:
        effects.add(tx, issue.id, made, who.id, now)
    elif not effects.correct(tx, issue.id, said.effect, made):
        raise NotFound
    return Made(words=class_terms.stated(made))
