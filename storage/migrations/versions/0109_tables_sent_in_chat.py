"""Tables that administrators send in chat to be imported"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0109"
down_revision = "0108"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WAITS = sa.text("state = 'SENT'")


def upgrade() -> None:
    op.create_table(
        "import_table",
        sa.Column("id", ID, nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("sent_at", Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("file_id", sa.String(300), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False, server_default=""),
        sa.Column("outcomes", sa.Text(), nullable=False, server_default=""),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("lease_until", sa.Float(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_import_table_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_table")),
    )
    op.create_index("ix_import_table_waiting", "import_table", ["id"], sqlite_where=WAITS, postgresql_where=WAITS)


def downgrade() -> None:
    op.drop_table("import_table")
