"""What waits in the outbox is read in the order in which it leaves"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    waits = sa.text("state = 'WAITING'")
    op.create_index("ix_outbox_line", "outbox", ["rank", "id"], sqlite_where=waits, postgresql_where=waits)


def downgrade() -> None:
    op.drop_index("ix_outbox_line", "outbox")
