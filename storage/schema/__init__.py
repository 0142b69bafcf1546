"""All tables, one file for each noun. Moments of people's time are in UTC; machine time is a float of seconds."""

from storage.schema.appeals import appeal, assisting, attachment, card, escalation, event, survey
from storage.schema.base import metadata
from storage.schema.bulk import bulk, bulk_item
from storage.schema.circulars import circular
from storage.schema.classes import (
    class_answer,
    class_effect,
    class_event,
    class_issue,
    class_measure,
    class_member,
    class_reply,
    class_spared,
)
from storage.schema.delivery import haste, inbox, outbox, rate
from storage.schema.departments import department_change
from storage.schema.exports import export
from storage.schema.facts import fact
from storage.schema.finding import finding, search
from storage.schema.imports import import_table
from storage.schema.likeness import likeness
from storage.schema.news import news
from storage.schema.operation import alarm, counter, lease, setting, sign, timer
from storage.schema.people import (
    address,
    audit,
    draft,
    enterprise,
    enterprise_change,
    enterprise_merge,
    invite,
    join_request,
    person,
    spent_file,
)
from storage.schema.phone_calls import phone_call
from storage.schema.readings import reading
from storage.schema.sessions import booked_appeal, booking, session
from storage.schema.settings import setting_version
from storage.schema.shown_lists import shown_list
from storage.schema.templates import template
from storage.schema.web_chat import bubble, door_code, knock, sign_in
from storage.schema.wordbook import lesson, wordbook

__all__ = [
    "address",
    "alarm",
    "appeal",
    "assisting",
    "attachment",
    "audit",
    "booked_appeal",
    "booking",
    "bubble",
    "bulk",
    "bulk_item",
    "card",
    "circular",
    "class_answer",
    "class_effect",
    "class_event",
    "class_issue",
    "class_measure",
    "class_member",
    "class_reply",
    "class_spared",
    "counter",
    "department_change",
    "door_code",
    "draft",
    "enterprise",
    "enterprise_change",
    "enterprise_merge",
    "escalation",
    "event",
    "export",
    "fact",
    "finding",
    "haste",
    "import_table",
    "inbox",
    "invite",
    "join_request",
    "knock",
    "lease",
    "lesson",
    "likeness",
    "metadata",
    "news",
    "outbox",
    "person",
    "phone_call",
    "rate",
    "reading",
    "search",
    "session",
    "setting",
    "setting_version",
    "shown_list",
    "sign",
    "sign_in",
    "spent_file",
    "survey",
    "template",
    "timer",
    "wordbook",
]
