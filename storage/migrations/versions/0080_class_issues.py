"""Class issues (一类事), their appeals and their history"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0080"
down_revision = "0070"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "class_issue",
        sa.Column("id", ID, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("name", sa.String(50), nullable=False, server_default=""),
        sa.Column("cause", sa.String(20), nullable=False, server_default=""),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("lead", sa.String(50)),
        sa.Column("assisting", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("owner", ID),
        sa.Column("due_at", Moment(timezone=True)),
        sa.Column("original_due_at", Moment(timezone=True)),
        sa.Column("proposed_at", Moment(timezone=True), nullable=False),
        sa.Column("confirmed_at", Moment(timezone=True)),
        sa.Column("observed_from", Moment(timezone=True)),
        sa.Column("settled_at", Moment(timezone=True)),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
        sa.Column("merged_into", ID),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], name=op.f("fk_class_issue_owner")),
        sa.ForeignKeyConstraint(["merged_into"], ["class_issue.id"], name=op.f("fk_class_issue_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_issue")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_class_issue_state", "class_issue", ["state", "id"])
    op.create_table(
        "class_member",
        sa.Column("class_issue", ID, autoincrement=False, nullable=False),
        sa.Column("appeal", ID, autoincrement=False, nullable=False),
        sa.Column("likeness", sa.Float(), nullable=False),
        sa.Column("standing", sa.String(20), nullable=False),
        sa.Column("added_by", ID),
        sa.Column("added_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["class_issue"], ["class_issue.id"], name=op.f("fk_class_member_class_issue")),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_class_member_appeal")),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_class_member_added_by")),
        sa.PrimaryKeyConstraint("class_issue", "appeal", name=op.f("pk_class_member")),
    )
    op.create_index("ix_class_member_appeal", "class_member", ["appeal"])
    op.create_table(
        "class_event",
        sa.Column("id", ID, nullable=False),
        sa.Column("class_issue", ID, nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("person", ID),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("from_state", sa.String(20)),
        sa.Column("to_state", sa.String(20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["class_issue"], ["class_issue.id"], name=op.f("fk_class_event_class_issue")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_class_event_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_event")),
    )
    op.create_index("ix_class_event_class_issue", "class_event", ["class_issue", "id"])


def downgrade() -> None:
    op.drop_table("class_event")
    op.drop_table("class_member")
    op.drop_table("class_issue")
