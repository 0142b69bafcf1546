"""One answer to all members of a class, and how far each member's own has come"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0103"
down_revision = "0102"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "class_answer",
        sa.Column("id", ID, nullable=False),
        sa.Column("class_issue", ID, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["class_issue"], ["class_issue.id"], name=op.f("fk_class_answer_class_issue")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_class_answer_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_answer")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_class_answer_class_issue", "class_answer", ["class_issue"])
    op.create_table(
        "class_reply",
        sa.Column("answer", ID, nullable=False),
        sa.Column("appeal", ID, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("told", sa.String(50)),
        sa.Column("person", ID),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["answer"], ["class_answer.id"], name=op.f("fk_class_reply_answer")),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_class_reply_appeal")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_class_reply_person")),
        sa.PrimaryKeyConstraint("answer", "appeal", name=op.f("pk_class_reply")),
    )
    op.create_index("ix_class_reply_appeal", "class_reply", ["appeal"])
    op.create_index("ix_class_reply_state", "class_reply", ["state", "answer"])


def downgrade() -> None:
    op.drop_table("class_reply")
    op.drop_table("class_answer")
