"""Lists the sessions that took place or were cancelled, for coordinators and supervisors."""

from bot.domain.base.page import pages as page_count
from bot.domain.base.screen import Button, Screen
from bot.domain.sessions.past_notices import PastSessions
from bot.domain.sessions.presses import ListPast, ShowSession
from bot.domain.sessions.session import Session
from bot.domain.time.calendar import shanghai_date
from bot.texts.sessions import terms
from bot.texts.sessions.seats import name
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words

OPEN = Button("往期场次", ListPast())


def listed(notice: PastSessions, _: Words) -> Screen:
    if not notice.total:
        return Screen(fill("还没有结束的坐诊场次。"))
    pages, page = page_count(notice.total), notice.page
    which = f"，第{page + 1}页共{pages}页" if pages > 1 else ""
    head = bold(fill("往期坐诊场次（共{total}期{which}）", total=notice.total, which=which))
    opens = (
        Button(f"{session.year}年第{session.number}期", ShowSession(session.id), session.number)
        for session in notice.sessions
    )
    before = (Button("上一页", ListPast(page - 1)),) if page > 0 else ()
    after = (Button("下一页", ListPast(page + 1)),) if page + 1 < pages else ()
    turns = ((*before, *after),) if before or after else ()
    foot = "点期数打开，可以看纪要、挂号名单。也可以发送 /session 加期数，例如 /session 4。"
    return Screen(blocks(head, lines(*map(_line, notice.sessions)), foot), (*in_rows(opens, 2), *turns))


def _line(session: Session) -> Html:
    day = f"，{dates.plain_day(shanghai_date(session.held_at))}" if session.held_at else ""
    return fill("{name}｜{state}{day}", name=name(session), state=terms.SESSION_STATE[session.state], day=day)
