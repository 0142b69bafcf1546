"""The table of what reports count: one narrow row for each appeal, written in each commit that changes the appeal."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from storage.engine.types import Moment
from storage.schema.base import metadata

fact = Table(
    "fact",
    metadata,
    Column("appeal", ForeignKey("appeal.id"), primary_key=True),
    Column("filed_at", Moment, nullable=False),
    Column("month", Integer, nullable=False),
    Column("demo", Boolean, nullable=False),
    Column("enterprise", Integer, nullable=False),
    Column("department", String(50)),
    Column("theme", String(20)),
    Column("region", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("session", ForeignKey("session.id")),
    Column("state", String(20), nullable=False),
    Column("outlet", String(10), nullable=False),
    Column("assigned", Boolean, nullable=False),
    Column("returned", Boolean, nullable=False),
    Column("accepted", String(10), nullable=False),
    Column("contacted", String(10), nullable=False),
    Column("contact_due_at", Moment),
    Column("answered", String(10), nullable=False),
    Column("answer_due_at", Moment),
    Column("replied", Boolean, nullable=False),
    Column("reworked", Boolean, nullable=False),
    Column("planned", Boolean, nullable=False, server_default=text("false")),
    Index("ix_fact_filed", "demo", "filed_at"),
    Index("ix_fact_department", "department", "filed_at"),
    Index("ix_fact_enterprise", "enterprise", "filed_at"),
    Index("ix_fact_session", "session"),
    Index("ix_fact_state", "demo", "state", "department"),
)
