"""Class issues (一类事): each with its appeals and its history."""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

class_issue = Table(
    "class_issue",
    metadata,
    Column("id", Id, primary_key=True),
    Column("state", String(20), nullable=False),
    Column("name", String(50), nullable=False, server_default=""),
    Column("cause", String(20), nullable=False, server_default=""),
    Column("words", JSON, nullable=False),
    Column("lead", String(50)),
    Column("assisting", JSON, nullable=False, server_default="[]"),
    Column("owner", ForeignKey("person.id")),
    Column("due_at", Moment),
    Column("original_due_at", Moment),
    Column("proposed_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("observed_from", Moment),
    Column("settled_at", Moment),
    Column("reason", Text, nullable=False, server_default=""),
    Column("merged_into", ForeignKey("class_issue.id")),
    Column("noted_at", Moment),
    Index("ix_class_issue_state", "state", "id"),
    sqlite_autoincrement=True,  # an old button must never meet a new class of the same number
)

class_member = Table(
    "class_member",
    metadata,
    Column("class_issue", ForeignKey("class_issue.id"), primary_key=True),
    Column("appeal", ForeignKey("appeal.id"), primary_key=True),
    Column("likeness", Float, nullable=False),
    Column("standing", String(20), nullable=False),
    Column("added_by", ForeignKey("person.id")),
    Column("added_at", Moment, nullable=False),
    Index("ix_class_member_appeal", "appeal"),
)

class_event = Table(
    "class_event",
    metadata,
    Column("id", Id, primary_key=True),
    Column("class_issue", ForeignKey("class_issue.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person", ForeignKey("person.id")),
    Column("action", String(20), nullable=False),
    Column("from_state", String(20)),
    Column("to_state", String(20), nullable=False),
    Column("words", Text, nullable=False, server_default=""),
    Index("ix_class_event_class_issue", "class_issue", "id"),
)

class_measure = Table(
    "class_measure",
    metadata,
    Column("id", Id, primary_key=True),
    Column("class_issue", ForeignKey("class_issue.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("words", Text, nullable=False),
    Column("planned_at", Moment, nullable=False),
    Column("done_at", Moment),
    Column("document", String(100), nullable=False, server_default=""),
    Column("responsible", String(50), nullable=False, server_default=""),
    Column("since", String(10), nullable=False, server_default=""),
    Column("added_by", ForeignKey("person.id"), nullable=False),
    Column("added_at", Moment, nullable=False),
    Index("ix_class_measure_class_issue", "class_issue"),
)

class_spared = Table(
    "class_spared",
    metadata,
    Column("id", Id, primary_key=True),
    Column("class_issue", ForeignKey("class_issue.id"), nullable=False),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_class_spared_class_issue", "class_issue"),
    Index("ix_class_spared_at", "at"),
)

class_effect = Table(
    "class_effect",
    metadata,
    Column("id", Id, primary_key=True),
    Column("class_issue", ForeignKey("class_issue.id"), nullable=False),
    Column("words", String(50), nullable=False),
    Column("amount", String(50), nullable=False),
    Column("unit", String(20), nullable=False),
    Column("source", String(100), nullable=False),
    Column("since", String(10), nullable=False, server_default=""),
    Column("added_by", ForeignKey("person.id"), nullable=False),
    Column("added_at", Moment, nullable=False),
    Index("ix_class_effect_class_issue", "class_issue"),
)

class_answer = Table(
    "class_answer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("class_issue", ForeignKey("class_issue.id"), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("words", Text, nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_class_answer_class_issue", "class_issue"),
    sqlite_autoincrement=True,  # an old button must never meet a new answer of the same number
)

class_reply = Table(
    "class_reply",
    metadata,
    Column("answer", ForeignKey("class_answer.id"), primary_key=True),
    Column("appeal", ForeignKey("appeal.id"), primary_key=True),
    Column("state", String(20), nullable=False),
    Column("round", Integer, nullable=False),
    Column("told", String(50)),  # the department that was told of it, "" for coordinators and enterprises
    Column("person", ForeignKey("person.id")),
    Column("at", Moment, nullable=False),
    Index("ix_class_reply_appeal", "appeal"),
    Index("ix_class_reply_state", "state", "answer"),
)
