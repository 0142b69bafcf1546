"""The words in the minutes of a session (坐诊纪要)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.base.screen import Screen
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.booking_notices import MinutesSent
from bot.domain.sessions.minutes import Guest, Heard, Minutes
from bot.texts.appeals import labels
from bot.texts.appeals.anonymising import veil
from bot.texts.sessions import terms
from bot.texts.sessions.seats import name
from bot.texts.style import dates
from bot.texts.style.markup import fill
from bot.texts.style.words import Words

KIND = "坐诊纪要"
COLUMNS = ("号", "企业", "到场", "诉求", "办理")
NOBODY = "没有企业挂号。"
WAITS = "由统筹员判断交哪个单位办理。"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, column by column."""

    cells: tuple[str, ...]


def caption(notice: MinutesSent, _: Words) -> Screen:
    return Screen(fill("{kind}：{name}，到场{came}家。", kind=KIND, name=name(notice.session), came=notice.came))


def file(facts: Minutes) -> str:
    return f"{KIND} {facts.session.year}年第{facts.session.number}期.docx"


def title(facts: Minutes) -> str:
    return f"{facts.session.year}年第{facts.session.number}期{KIND}"


def head(facts: Minutes) -> Iterator[str]:
    """Yield lines about the session: when and where it was, and who sat there."""
    session = facts.session
    yield f"主题：{session.theme}"
    yield f"时间：{dates.moment(session.held_at) if session.held_at else '待定'}"
    yield f"形式和地点：{session.form}，{session.place}"
    seated = "、".join(
        labels.seated(department, session.heads.get(department, "")) for department in session.departments
    )
    yield f"坐诊单位：{seated or '没有登记'}"
    came = sum(guest.booking.state is BookingState.ATTENDED for guest in facts.guests)
    yield f"到场企业：挂号{len(facts.guests)}家，到场{came}家，{terms.SESSION_STATE[session.state]}。"


def rows(facts: Minutes) -> Iterator[Row]:
    """Yield one row for each appeal that was brought, and one for each enterprise that brought none."""
    for guest in facts.guests:
        for heard in guest.heard or (None,):
            yield Row((str(guest.booking.slot or ""), guest.name, _came(guest), _what(heard), _done(heard, facts)))


def _came(guest: Guest) -> str:
    return terms.BOOKING_STATE[guest.booking.state]


def _what(heard: Heard | None) -> str:
    if heard is None:
        return "没有带来诉求"
    return f"{heard.appeal.number}　{labels.SEALED if heard.appeal.confidential else veil(heard.appeal.text, ())}"


def _done(heard: Heard | None, facts: Minutes) -> str:
    """Return who answered what, or which department has it until when."""
    if heard is None:
        return ""
    if heard.answers:
        said = "" if heard.appeal.confidential else f"：{heard.answers[0].words}"
        return f"{_by(heard, facts)}当面答复{said}"
    if not heard.is_assigned:
        return WAITS
    due = heard.appeal.due_at
    until = f"，答复期限{dates.moment(due, facts.now)}" if due else ""
    return f"交{heard.appeal.lead}办理{until}（{labels.STATE[heard.appeal.state]}）"


def _by(heard: Heard, facts: Minutes) -> str:
    lead = heard.appeal.lead or ""
    return labels.seated(lead, heard.answers[0].note or facts.session.heads.get(lead, ""))


def foot(facts: Minutes) -> tuple[str, str]:
    return facts.programme, dates.date_of(facts.now)
