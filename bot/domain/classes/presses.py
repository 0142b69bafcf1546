"""Buttons of class issues."""

from dataclasses import dataclass

from bot.domain.base.press import Press
from bot.domain.classes.answering import Helped
from bot.domain.classes.class_issue import ClassAction, ClassId, ClassState
from bot.domain.classes.tally import ClassFigure


@dataclass(frozen=True, slots=True)
class ShowClass(Press):
    class_issue: ClassId


@dataclass(frozen=True, slots=True)
class DoClass(Press):
    """Act on a class as it was when the button was shown."""

    action: ClassAction
    class_issue: ClassId
    state: ClassState


@dataclass(frozen=True, slots=True)
class ShowDrafts(Press):
    """Show the drafts of one answer to all that wait for who taps."""

    answer: int


@dataclass(frozen=True, slots=True)
class ConfirmDrafts(Press):
    """Confirm all of them that wait for who taps."""

    answer: int


@dataclass(frozen=True, slots=True)
class ChangeDraft(Press):
    """Choose one of them, and change or confirm it by itself."""

    answer: int


@dataclass(frozen=True, slots=True)
class SayHelped(Press):
    """Say whether the measure of a class helped the own enterprise."""

    answer: int
    said: Helped


@dataclass(frozen=True, slots=True)
class DrawClass(Press):
    """Show month by month what came before and after the measures."""

    class_issue: ClassId


@dataclass(frozen=True, slots=True)
class MeasureFiles(Press):
    """Send the files of a class's measures."""

    class_issue: ClassId


@dataclass(frozen=True, slots=True)
class ListBehind(Press):
    """Show the classes that a figure of reports counts."""

    figure: ClassFigure
    page: int = 0


@dataclass(frozen=True, slots=True)
class SendMechanisms(Press):
    """Send the list of mechanisms as a document."""
