"""A session's day reminds of the session, no longer of each appeal"""

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.execute("DELETE FROM timer WHERE subject = 'APPEAL' AND kind = 'SESSION_DAY' AND done_at IS NULL")


def downgrade() -> None:
    """The reminders come with the appeal's next timers."""
