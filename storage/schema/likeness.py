"""What appeals are compared by, cut once, and which group each is in."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text

from storage.schema.base import metadata

likeness = Table(
    "likeness",
    metadata,
    Column("appeal", ForeignKey("appeal.id"), primary_key=True),
    Column("line", Text, nullable=False),
    Column("words", String(16), nullable=False),  # which words it was cut by
    Column("group_id", BigInteger),  # the group: one of its appeals; none yet for one that is new
    Index("ix_likeness_group_id", "group_id"),
)
