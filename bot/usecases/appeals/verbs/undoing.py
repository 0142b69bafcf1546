"""The verb by which a bulk act of the desk is taken back (撤销): the appeal is again as it was before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from pydantic import TypeAdapter

from bot.domain.appeals.action import Action
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb

_READER = TypeAdapter(Appeal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Gathered):
    """`before`: the appeal as `kept` wrote it down before the act."""

    before: Mapping[str, object] = field(default_factory=dict)


def kept(appeal: Appeal) -> Mapping[str, object]:
    """Return the appeal as plain values."""
    return cast("dict[str, object]", _READER.dump_python(appeal, mode="json"))


def _restore(_: Scene, undone: Undone) -> Change:
    before = _READER.validate_python(dict(undone.before))
    return cast("Change", {name: getattr(before, name) for name in Change.__annotations__})


UNDO = Verb(Action.UNDO, Undone, _restore)

VERBS: tuple[AnyVerb, ...] = (UNDO,)
