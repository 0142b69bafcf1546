"""Notes on a class of appeals: the latest on its card, and what is said when the next is due or late."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.base.screen import Button, Screen
from bot.domain.classes.history import ClassEvent
from bot.domain.classes.notices import ClassDue
from bot.domain.classes.presses import ShowClass
from bot.domain.classes.times import ClassTimer
from bot.texts.classes.class_terms import title
from bot.texts.style import dates
from bot.texts.style.markup import Html, bold, excerpt, fill, lines

TITLE, NOTE = 60, 160  # units
DUE = {
    ClassTimer.NOTE_SOON: "一类事该报告进展了",
    ClassTimer.NOTE_DUE: "一类事今天要报告进展，请马上报告",
    ClassTimer.NOTE_HEAD: "本单位牵头的一类事，进展报告已经超期，请督促",
    ClassTimer.NOTE_SUPERVISOR: "一类事的进展报告超期多日，请督办",
}


def latest(notes: Sequence[ClassEvent]) -> Html | str:
    """Return the newest notes, newest first."""
    said = (fill("{day}　{words}", day=dates.date_of(note.at), words=excerpt(note.words, NOTE)) for note in notes)
    return lines("进展：", *said) if notes else ""


def due(notice: ClassDue, until: datetime) -> Screen:
    said = DUE[notice.kind]
    name = fill("一类事{title}", title=excerpt(title(notice.issue), TITLE))
    date = fill("进展报告期限：{day}，请打开报告。", day=dates.day(until))
    opens = Button(f"打开{notice.issue.id}号", ShowClass(notice.issue.id))
    return Screen(lines(bold(said), name, date), ((opens,),), line=lines(said, name))
