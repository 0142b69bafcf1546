"""Tells of the class of an appeal and the measures in force: before filing, on the card, and in a push."""

from bot.domain.appeals.notices import AppealView
from bot.domain.appeals.remedies import InForce, Remedy
from bot.domain.base.party import Party
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines, quote

LONG, SHORT, NAME = 300, 80, 30  # units of a measure and of a class's name
BEFORE, ON_CARD = 3, 2  # as many measures are shown
SOLVED = "已经解决了您的问题，就点「已解决，不用提交」；没有解决，点「确认提交」照常办理。"


def before_filing(remedy: Remedy | None) -> Html:
    """Return what helps already, since when, and where to go, for somebody who is about to file."""
    if remedy is None:
        return Html()
    head = bold(fill("这一类事已有办法：{name}", name=excerpt(remedy.name, NAME)))
    return blocks(lines(head, helps(remedy)), SOLVED)


def helps(remedy: Remedy) -> Html:
    where = fill("到哪里办：{department}", department=remedy.department) if remedy.department else ""
    return lines(*map(_in_full, remedy.measures[:BEFORE]), where)


def _in_full(in_force: InForce) -> Html:
    paper = fill("，{document}", document=excerpt(in_force.document, SHORT)) if in_force.document else ""
    return lines(
        quote(excerpt(in_force.words, LONG)), fill("{since}起施行{paper}", since=_since(in_force), paper=paper)
    )


def on_card(view: AppealView) -> list[Html]:
    """Return the lines of the card; the enterprise reads only what helps."""
    remedy = view.remedy
    if remedy is None:
        return []
    where = fill("（由{lead}负责）", lead=remedy.department) if remedy.department else ""
    named = () if view.viewer is Party.MEMBER else (_named(remedy),)
    few = map(_in_short, remedy.measures[:ON_CARD])
    return [*named, *(fill("同类诉求已有办法：{said}{where}", said=said, where=where) for said in few)]


def in_push(view: AppealView) -> Html:
    """Return the line for who is asked to handle the appeal."""
    return _named(view.remedy) if view.remedy is not None and view.viewer is not Party.MEMBER else Html()


def _named(remedy: Remedy) -> Html:
    standing = "" if remedy.sure else "，可能同类"
    typed = f"，发送 /class {remedy.class_issue} 查看" if remedy.opens else ""
    name = excerpt(remedy.name, NAME)
    return fill("一类事：{row}号　{name}{more}", row=remedy.class_issue, name=name, more=standing + typed)


def _in_short(measure: InForce) -> Html:
    return fill("{words}，{since}起施行", words=excerpt(measure.words, SHORT).rstrip("。"), since=_since(measure))


def _since(in_force: InForce) -> str:
    return dates.month_or_day(in_force.said) or dates.date_of(in_force.since)
