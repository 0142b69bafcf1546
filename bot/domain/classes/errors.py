"""What of a class issue can't be done now."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal
from bot.domain.classes.class_issue import ClassAction, ClassId, ClassState


@dataclass
class ClassRefused(Refusal):
    """The table says no: somebody acted first, or a guard holds it back."""

    class_issue: ClassId
    action: ClassAction
    state: ClassState
