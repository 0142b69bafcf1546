"""Files of every kind with their captions."""

from collections.abc import Iterator

from bot.domain.appeals.notices import AttachmentSent
from bot.domain.classes.class_issue import ClassState
from bot.domain.classes.notices import MeasureFileSent
from bot.domain.people.door_notices import SignInPicture
from bot.domain.reports.mechanisms import MechanismsSent, NoMechanisms
from bot.domain.sessions.booking_notices import CalendarSent, MinutesSent, ServiceListSent
from tests.texts.classes import issue
from tests.texts.counter import SESSION
from tests.texts.notices import Labelled
from tests.texts.samples import Typed


def papers(typed: Typed) -> Iterator[Labelled]:
    for on in (True, False):
        yield "日历", CalendarSent(to=1, booking=1, on=on)
    yield "清单", ServiceListSent(to=1, session=SESSION, department=typed.department, count=12)
    yield "机制清单", MechanismsSent(to=1, count=9)
    yield "登录二维码", SignInPicture(to=1, code="DL-2345-6789")
    yield "没有机制", NoMechanisms(to=1)
    yield "纪要", MinutesSent(to=1, session=SESSION, came=9)
    number, name = "YN-2024-0087", f"{typed.name}.pdf"
    yield (
        "措施附件",
        MeasureFileSent(to=1, issue=issue(ClassState.MEASURES, typed), attachment=1, place=1, total=3, name=name),
    )
    yield "附件", AttachmentSent(to=1, attachment=1, appeal=87, place=1, total=3, number=number, name=name)
