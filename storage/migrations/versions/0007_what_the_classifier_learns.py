"""What the classifier learns from, and the versions of its words"""

import sqlalchemy as sa
from alembic import op

import storage.engine.types

revision = "0007"
down_revision = "0006"

MOMENT = storage.engine.types.Moment(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "lesson",
        sa.Column("appeal", ID, nullable=False),
        sa.Column("department", sa.String(50), nullable=False),
        sa.Column("ground", sa.String(20), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_lesson_appeal")),
        sa.PrimaryKeyConstraint("appeal", name=op.f("pk_lesson")),
    )
    op.create_index("ix_lesson_at", "lesson", ["at", "appeal"])
    op.create_table(
        "wordbook",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", ID),
        sa.Column("settled_at", MOMENT),
        sa.Column("settled_by", ID),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_wordbook_made_by")),
        sa.ForeignKeyConstraint(["settled_by"], ["person.id"], name=op.f("fk_wordbook_settled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordbook")),
    )
    op.create_index("ix_wordbook_state", "wordbook", ["state", "id"])


def downgrade() -> None:
    op.drop_table("wordbook")
    op.drop_table("lesson")
