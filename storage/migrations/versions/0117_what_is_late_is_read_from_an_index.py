"""What is late, and what was filed in a span, is read from an index; PostgreSQL knows how rare more of the marks are"""

import sqlalchemy as sa
from alembic import op

revision = "0117"
down_revision = "0116"

BY_STAFF = sa.text("state IN ('TRIAGE', 'SCHEDULED', 'ASSIGNED', 'HANDLING', 'SIGN_OFF', 'REVIEW', 'VISIT')")
LATE = ["state", "clock_from", "due_at", "session_at", "id"]
MARKS = "ALTER INDEX ix_finding_marks ALTER COLUMN 1 SET STATISTICS "


def upgrade() -> None:
    op.create_index("ix_appeal_late", "appeal", LATE, sqlite_where=BY_STAFF, postgresql_where=BY_STAFF)
    op.create_index("ix_appeal_filed", "appeal", ["filed_at", "id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"{MARKS} 1000")
        op.execute("ANALYZE finding")


def downgrade() -> None:
    op.drop_index("ix_appeal_filed", "appeal")
    op.drop_index("ix_appeal_late", "appeal")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"{MARKS} -1")
