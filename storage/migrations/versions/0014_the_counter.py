"""The counter: enterprises without chats, and the calls to them"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0014"
down_revision = "0013"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "phone_call",
        sa.Column("id", Id, nullable=False),
        sa.Column("enterprise", Id, nullable=False),
        sa.Column("appeal", Id),
        sa.Column("booking", Id),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("written_at", Moment(timezone=True), nullable=False),
        sa.Column("call_from", Moment(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("wrong", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("person", Id),
        sa.Column("settled_at", Moment(timezone=True)),
        sa.Column("words", sa.Text(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["enterprise"], ["enterprise.id"], name=op.f("fk_phone_call_enterprise")),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_phone_call_appeal")),
        sa.ForeignKeyConstraint(["booking"], ["booking.id"], name=op.f("fk_phone_call_booking")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_phone_call_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_call")),
    )
    waiting = sa.text("state = 'WAITING'")
    op.create_index("ix_phone_call_waiting", "phone_call", ["id"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_index("ix_phone_call_enterprise", "phone_call", ["enterprise", "id"])
    op.create_index("ix_phone_call_appeal", "phone_call", ["appeal"])
    op.add_column("appeal", sa.Column("source", sa.String(20), nullable=False, server_default="CHAT"))
    op.add_column("appeal", sa.Column("at_counter", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("survey", sa.Column("by_phone", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    with op.batch_alter_table("invite") as batch:
        batch.add_column(sa.Column("enterprise", Id))
        batch.create_foreign_key(op.f("fk_invite_enterprise"), "enterprise", ["enterprise"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("invite") as batch:
        batch.drop_constraint(op.f("fk_invite_enterprise"), type_="foreignkey")
        batch.drop_column("enterprise")
    op.drop_column("survey", "by_phone")
    op.drop_column("appeal", "at_counter")
    op.drop_column("appeal", "source")
    op.drop_table("phone_call")
