"""The verb with which a coordinator corrects an appeal's kind (类型), theme (主题) or region (州市)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.appeals.action import Action
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change, Field
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.texts.appeals import labels
from bot.usecases.appeals import dates
from bot.usecases.appeals.questions import about, appeal_of
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import Step, Taken, Turn, choice, only_text, pick, sure
from storage.engine.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Gathered):
    """The field that is corrected, and its new `value`."""

    fact: Field = Field.KIND
    value: str = ""

    def tells(self, before: Appeal, who: Person) -> bool:  # noqa: ARG002  # whoever it is
        """Whether departments are told.

        Theme and region are for the statistics only; the kind changes the date of the answer.
        """
        return self.fact is Field.KIND


def _said(appeal: Appeal, field: Field) -> str:
    return {Field.KIND: appeal.kind, Field.THEME: appeal.theme, Field.REGION: appeal.region}[field]


def _spelt(scene: Scene, corrected: Corrected) -> Corrected:
    """Return what was gathered with what the history needs.

    That is the earlier value, and the working days of both kinds if they set the date.
    """
    days = _days(scene.tx, scene.appeal, corrected)
    note = labels.CORRECTED.format(
        field=labels.FIELD[corrected.fact], old=_said(scene.appeal, corrected.fact), new=corrected.value
    )
    return replace(corrected, note=note, reason=" ".join(map(str, days)))


def _days(tx: Transaction, appeal: Appeal, corrected: Corrected) -> tuple[int, ...]:
    """Return the working days for an answer before and after; None if it has no date or keeps it.

    In a rework, or when a plan is followed, the kind does not set the time.
    """
    if corrected.fact is not Field.KIND or appeal.due_at is None or appeal.round > 1 or appeal.follows_plan:
        return ()
    kinds = {kind.name: kind.reply_days for kind in tx.programme.pack.kinds}
    before = appeal.reply_days or kinds[appeal.kind]
    after = kinds.get(corrected.value, before)
    return (before, after) if before != after else ()


def _correct(scene: Scene, corrected: Corrected) -> Change:
    days = _days(scene.tx, scene.appeal, corrected)
    moved = _moved(scene.tx, scene.appeal, days[1], scene.now) if days else Change()
    return _written(corrected) | moved


def _written(corrected: Corrected) -> Change:
    match corrected.fact:
        case Field.KIND:
            return Change(kind=corrected.value)
        case Field.THEME:
            return Change(theme=corrected.value)
        case Field.REGION:
            return Change(region=corrected.value)


def _moved(tx: Transaction, appeal: Appeal, days: int, now: datetime) -> Change:
    """Return the change of the due date; the original date stays for the statistics."""
    anew = dates.reckoned(tx, appeal)
    anew.correct(days, now)
    return Change(due_at=anew.due or appeal.due_at, reply_days=days)


def _fields(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(field.value, labels.FIELD[field]) for field in Field)


def _values(turn: Turn) -> tuple[Option, ...]:
    """Return the values that the field does not have already."""
    pack, appeal = turn.tx.programme.pack, appeal_of(turn)
    field = Corrected.from_draft(turn.data).fact
    names = {
        Field.KIND: [kind.name for kind in pack.kinds],
        Field.THEME: [theme.name for theme in pack.themes],
        Field.REGION: list(pack.regions),
    }[field]
    said = _said(appeal, field) if appeal else ""
    return tuple(Option(name, name) for name in names if name != said)


def _take_value(turn: Turn, content: Content) -> Taken:
    try:
        return Taken({"value": pick(_values(turn), only_text(content)).value})
    except BadInput:
        raise BadInput("not_an_option", {"count": len(_values(turn))}) from None


def _with_field(turn: Turn) -> Mapping[str, object]:
    appeal, field = appeal_of(turn), Corrected.from_draft(turn.data).fact
    return {**about(turn), "fact": field, "old": _said(appeal, field) if appeal else ""}


def _consequence(turn: Turn) -> Mapping[str, object]:
    """Return the facts of the question: the present date of the answer, and the one after the correction."""
    appeal, corrected = appeal_of(turn), Corrected.from_draft(turn.data)
    if appeal is None:
        return about(turn)
    days = _days(turn.tx, appeal, corrected)
    moved = _moved(turn.tx, appeal, days[1], turn.now).get("due_at") if days else None
    dates_ = {"before": appeal.due_at, "due": moved, "original": appeal.original_due_at, "now": turn.now}
    return {**_with_field(turn), **dates_, "days": days[1] if days else 0, "paused": appeal.paused_at is not None}


CORRECT = Verb(
    Action.CORRECT,
    Corrected,
    _correct,
    (
        Step("fact", choice("fact", _fields), _fields, about),
        Step("value", _take_value, _values, _with_field),
        sure(_consequence),
    ),
    spells=_spelt,
)

VERBS: tuple[AnyVerb, ...] = (CORRECT,)
