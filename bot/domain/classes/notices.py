"""What people are told about class issues: the list, a card, and news of one."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.file_notices import Why
from bot.domain.appeals.notices import AttachmentOrder
from bot.domain.appeals.remedies import Remedy
from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent
from bot.domain.classes.class_issue import ClassAction, ClassIssue
from bot.domain.classes.effect import Effect
from bot.domain.classes.tally import ClassFigure
from bot.domain.classes.times import ClassTimer
from bot.domain.classes.view import ClassView, Spread


@dataclass(frozen=True, slots=True)
class ClassEntry:
    issue: ClassIssue
    spread: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassesListed(Notice):
    """One `page` of the `total` that the reader may see; `proposed` of them wait to be confirmed.

    `drafts`: answers of which so many drafts wait for the reader.
    `steers`: the reader may have the list of mechanisms.
    """

    CODE: ClassVar[str] = "classes_listed"
    entries: tuple[ClassEntry, ...]
    page: int
    total: int
    proposed: int
    drafts: tuple[tuple[int, int], ...] = ()
    steers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassShown(Notice):
    """`done`: what the reader just did."""

    CODE: ClassVar[str] = "class_shown"
    view: ClassView
    done: ClassAction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassMoved(Notice):
    """Somebody else did something that its reader has to know; `words` are what was said."""

    CODE: ClassVar[str] = "class_moved"
    issue: ClassIssue
    action: ClassAction
    members: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassesProposed(Notice):
    """For coordinators: the program found so many that may be classes."""

    CODE: ClassVar[str] = "classes_proposed"
    entries: tuple[ClassEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassDue(Notice):
    """A reminder, or a step of the ladder, of a class that should have been decided, settled or noted on."""

    CODE: ClassVar[str] = "class_due"
    issue: ClassIssue
    kind: ClassTimer
    note_by: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spared(Notice):
    """For who did not file because something helps already; `kept` is the draft to have back."""

    CODE: ClassVar[str] = "spared"
    remedy: Remedy
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFileSent(PaperSent):
    """One file of a class's measures, number `place` of `total`."""

    CODE: ClassVar[str] = "measure_file_sent"
    issue: ClassIssue
    attachment: int
    place: int
    total: int
    name: str

    @property
    def order(self) -> Order:
        return AttachmentOrder(self.attachment)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFileLost(Notice):
    """A file of a measure could not be kept."""

    CODE: ClassVar[str] = "measure_file_lost"
    issue: ClassIssue
    name: str
    why: Why


@dataclass(frozen=True, slots=True)
class CountedClass:
    """A class that a figure counts, with how many appeals it has and spared so far, and its effects."""

    issue: ClassIssue
    members: int
    spared: int
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassesBehind(Notice):
    """A page of the classes that a figure of reports counts, of those that its reader sees."""

    CODE: ClassVar[str] = "classes_behind"
    figure: ClassFigure
    entries: tuple[CountedClass, ...]
    page: int
    total: int
