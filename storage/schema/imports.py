"""The table of the files that administrators send in chat to be imported."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

import_table = Table(
    "import_table",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("state", String(20), nullable=False),
    Column("file_id", String(300), nullable=False),
    Column("name", String(200), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("content", Text, nullable=False, server_default=""),
    Column("outcomes", Text, nullable=False, server_default=""),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("lease_until", Float, nullable=False, server_default="0"),
    Index(
        "ix_import_table_waiting",
        "id",
        sqlite_where=text("state = 'SENT'"),
        postgresql_where=text("state = 'SENT'"),
    ),
)
