"""The web chat: bubbles, sign-ins, codes, and who knocked how often"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment
from storage.schema.base import Id

revision = "0061"
down_revision = "0060"


def upgrade() -> None:
    op.add_column("address", sa.Column("seq", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_table(
        "bubble",
        sa.Column("id", Id, nullable=False),
        sa.Column("address", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("mine", sa.Boolean(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("seen_at", Moment(timezone=True)),
        sa.ForeignKeyConstraint(["address"], ["address.number"], name=op.f("fk_bubble_address")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bubble")),
    )
    op.create_index("uq_bubble_seq", "bubble", ["address", "seq"], unique=True)
    op.create_index("ix_bubble_address", "bubble", ["address", "id"])
    _doors()


def _doors() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", Id, nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("address", sa.BigInteger(), nullable=False),
        sa.Column("agent", sa.String(100), nullable=False, server_default=""),
        sa.Column("since", Moment(timezone=True), nullable=False),
        sa.Column("used_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["address"], ["address.number"], name=op.f("fk_sign_in_address")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    op.create_index("ix_sign_in_address", "sign_in", ["address"])
    op.create_table(
        "door_code",
        sa.Column("id", Id, nullable=False),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("of", sa.String(64), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("person", Id),
        sa.Column("until", Moment(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_door_code_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_code")),
    )
    op.create_index("ix_door_code_of", "door_code", ["purpose", "of"])
    op.create_index("ix_door_code_person", "door_code", ["person"])
    op.create_table(
        "knock",
        sa.Column("whose", sa.String(64), nullable=False),
        sa.Column("since", Moment(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("whose", name=op.f("pk_knock")),
    )


def downgrade() -> None:
    for table in ("knock", "door_code", "sign_in", "bubble"):
        op.drop_table(table)
    op.drop_column("address", "seq")
