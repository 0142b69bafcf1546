"""What falls due at once for one person is found at once"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    waits = sa.text("state = 'GATHERED'")
    op.create_index("ix_outbox_gathered", "outbox", ["chat", "id"], sqlite_where=waits, postgresql_where=waits)


def downgrade() -> None:
    op.drop_index("ix_outbox_gathered", "outbox")
