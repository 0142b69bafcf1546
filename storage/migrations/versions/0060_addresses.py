"""A person may be reached at several addresses, of Telegram and of other channels"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0060"
down_revision = "0052"

STAND_INS = 2**53  # chats that nobody has, for enterprises that are told by phone


def upgrade() -> None:
    op.create_table(
        "address",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(100), nullable=False),
        sa.Column("person", sa.BigInteger().with_variant(sa.Integer, "sqlite")),
        sa.Column("proof", sa.String(20), nullable=False, server_default=""),
        sa.Column("proved_at", Moment(timezone=True)),
        sa.Column("consent_at", Moment(timezone=True)),
        sa.Column("heard_at", Moment(timezone=True)),
        sa.Column("lost_at", Moment(timezone=True)),
        sa.Column("choices", sa.JSON()),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_address_person")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_address")),
    )
    op.create_index("uq_address_subject", "address", ["channel", "subject"], unique=True)
    op.create_index("ix_address_person", "address", ["person"])
    _fill()


def _fill() -> None:
    """Each person's chat is their first address; who was forgotten has none."""
    people = sa.table("person", *map(sa.column, ("chat", "id", "consent_at", "unreachable_since")))
    columns = ("number", "channel", "subject", "person", "consent_at", "lost_at")
    number, *others = people.c
    channel = sa.case((number >= STAND_INS, "phone"), else_="telegram")
    known = sa.select(number, channel, sa.cast(number, sa.String(100)), *others).where(number > 0)
    op.execute(sa.insert(sa.table("address", *map(sa.column, columns))).from_select(columns, known))


def downgrade() -> None:
    op.drop_table("address")
