"""Whose a rating is: of the department and person that answered in its round; and which appeals follow a plan.

Revision ID: 0050
Revises: 0041
"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0041"

ANSWERS = "('ANSWER', 'ANSWER_AT_ONCE', 'ANSWER_ON_SPOT')"
PERSON = f"""UPDATE survey SET person = (SELECT person FROM event WHERE event.appeal = survey.appeal
AND event.round = survey.round AND event.action IN {ANSWERS} ORDER BY event.id DESC LIMIT 1)"""  # noqa: S608  # our own
# The newest that was rated; where none was, the newest that was sent.
COUNTS = """UPDATE survey SET counts = true WHERE (rated_at IS NOT NULL OR NOT unreachable) AND NOT EXISTS (
SELECT 1 FROM survey AS other WHERE other.appeal = survey.appeal AND other.department = survey.department
AND other.id <> survey.id AND CASE WHEN survey.rated_at IS NULL
THEN other.rated_at IS NOT NULL OR (NOT other.unreachable AND other.round > survey.round)
ELSE other.rated_at IS NOT NULL AND other.round > survey.round END)"""

PLANNED = """UPDATE fact SET planned = true WHERE appeal IN (
SELECT id FROM appeal WHERE outcome = 'LONG_TERM' OR plan_rounds > 0)"""


def upgrade() -> None:
    op.add_column("survey", sa.Column("person", sa.BigInteger()))
    op.add_column("survey", sa.Column("counts", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("fact", sa.Column("planned", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.execute(PERSON)
    op.execute(PLANNED)
    op.execute(COUNTS)
    op.create_index("ix_survey_department", "survey", ["department", "person"])
    for name in ("asked", "satisfaction", "solved"):
        op.drop_column("fact", name)


def downgrade() -> None:
    op.add_column("fact", sa.Column("asked", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("fact", sa.Column("satisfaction", sa.String(20)))
    op.add_column("fact", sa.Column("solved", sa.String(20)))
    op.drop_column("fact", "planned")
    op.drop_index("ix_survey_department", "survey")
    op.drop_column("survey", "counts")
    op.drop_column("survey", "person")
