"""Sessions with their states and rooms, bookings with theirs, and timers about anything"""

import sqlalchemy as sa
from alembic import op

import storage.engine.types

revision = "0003"
down_revision = "0002"

MOMENT = storage.engine.types.Moment(timezone=True)
GONE = sa.text("state NOT IN ('MOVED', 'CANCELLED')")
SEATED = sa.text("state IN ('BOOKED', 'CALLED', 'CONFIRMED')")
BOOKED = sa.text("state = 'BOOKED'")


def upgrade() -> None:
    _sessions()
    _bookings()
    _timers()


def _sessions() -> None:
    with op.batch_alter_table("session") as table:
        table.add_column(sa.Column("state", sa.String(20), nullable=False, server_default="DRAFT"))
        table.add_column(sa.Column("rooms", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("heads", sa.JSON(), nullable=False, server_default="{}"))
        table.add_column(sa.Column("slot_minutes", sa.Integer(), nullable=False, server_default="20"))
        table.add_column(sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    known = "CASE WHEN booking_closes IS NULL THEN 'ARCHIVED' ELSE 'ANNOUNCED' END"
    op.execute(f"UPDATE session SET state = {known}")  # noqa: S608  # a constant


def _bookings() -> None:
    op.drop_index("uq_booking_live", "booking")
    with op.batch_alter_table("booking") as table:
        table.alter_column("slot", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("room", sa.Integer()))
        table.add_column(sa.Column("turn", sa.Integer()))
        table.add_column(sa.Column("expected_at", MOMENT))
        table.add_column(sa.Column("offered_until", MOMENT))
        table.add_column(sa.Column("priority", sa.Boolean(), nullable=False, server_default=sa.text("false")))
        table.add_column(sa.Column("summoned_at", MOMENT))
        table.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.create_index(
        "uq_booking_live", "booking", ["session", "enterprise"], sqlite_where=GONE, postgresql_where=GONE, unique=True
    )
    seat = ["session", "room", "turn"]
    op.create_index("uq_booking_seat", "booking", seat, sqlite_where=SEATED, postgresql_where=SEATED, unique=True)
    op.create_index("ix_booking_enterprise", "booking", ["enterprise", "id"])
    op.create_table(
        "booked_appeal",
        sa.Column("booking", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("appeal", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["booking"], ["booking.id"], name=op.f("fk_booked_appeal_booking")),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_booked_appeal_appeal")),
        sa.PrimaryKeyConstraint("booking", "appeal", name=op.f("pk_booked_appeal")),
    )
    op.create_index("ix_booked_appeal_appeal", "booked_appeal", ["appeal"])


def _timers() -> None:
    op.drop_index("uq_timer_once", "timer")
    with op.batch_alter_table("timer") as table:
        table.add_column(sa.Column("subject", sa.String(20), nullable=False, server_default="APPEAL"))
        table.add_column(sa.Column("row", sa.BigInteger(), nullable=False, server_default="0"))
    op.execute('UPDATE timer SET "row" = appeal')
    with op.batch_alter_table("timer") as table:
        table.drop_constraint(op.f("fk_timer_appeal"), type_="foreignkey")
        table.drop_column("appeal")
        table.alter_column("subject", existing_type=sa.String(20), server_default=None)
        table.alter_column("row", existing_type=sa.BigInteger(), server_default=None)
    op.create_index("uq_timer_once", "timer", ["subject", "row", "round", "kind", "fire_at"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_timer_once", "timer")
    op.execute("DELETE FROM timer WHERE subject <> 'APPEAL'")
    with op.batch_alter_table("timer") as table:
        table.add_column(sa.Column("appeal", sa.BigInteger()))
    op.execute('UPDATE timer SET appeal = "row"')
    with op.batch_alter_table("timer") as table:
        table.create_foreign_key(op.f("fk_timer_appeal"), "appeal", ["appeal"], ["id"])
        table.drop_column("subject")
        table.drop_column("row")
    op.create_index("uq_timer_once", "timer", ["appeal", "round", "kind", "fire_at"], unique=True)
    op.drop_table("booked_appeal")
    for name in ("ix_booking_enterprise", "uq_booking_seat", "uq_booking_live"):
        op.drop_index(name, "booking")
    op.execute("DELETE FROM booking WHERE state NOT IN ('BOOKED', 'CANCELLED')")
    names = ("room", "turn", "expected_at", "offered_until", "priority", "summoned_at", "revision", "reason")
    with op.batch_alter_table("booking") as table:
        for name in names:
            table.drop_column(name)
    op.create_index(
        "uq_booking_live",
        "booking",
        ["session", "enterprise"],
        unique=True,
        sqlite_where=BOOKED,
        postgresql_where=BOOKED,
    )
    with op.batch_alter_table("session") as table:
        for name in ("state", "rooms", "heads", "slot_minutes", "reason"):
            table.drop_column(name)
