"""The files that bubbles of the web chat hold, whose bytes go from the disk after their time of keeping"""

import sqlalchemy as sa
from alembic import op

revision = "0115"
down_revision = "0114"

FILED = sa.text("file IS NOT NULL")
HELD = {
    "sqlite": "UPDATE bubble SET file = json_extract(content, '$.file.digest')",
    "postgresql": "UPDATE bubble SET file = content -> 'file' ->> 'digest'",
}


def upgrade() -> None:
    op.add_column("bubble", sa.Column("file", sa.String(64)))
    op.execute(HELD[op.get_bind().dialect.name])
    op.create_index("ix_bubble_file", "bubble", ["file", "at"], sqlite_where=FILED, postgresql_where=FILED)


def downgrade() -> None:
    op.drop_index("ix_bubble_file", "bubble")
    op.drop_column("bubble", "file")
