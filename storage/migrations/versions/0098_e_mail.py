"""People are reached by e-mail, too"""

import sqlalchemy as sa
from alembic import op

revision = "0098"
down_revision = "0097"


def upgrade() -> None:
    for table in ("person", "invite"):
        op.add_column(table, sa.Column("email", sa.String(100), nullable=False, server_default=""))
    op.add_column("bubble", sa.Column("letter", sa.BigInteger()))
    op.add_column("outbox", sa.Column("nudged_by", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("outbox", "nudged_by")
    op.drop_column("bubble", "letter")
    for table in ("invite", "person"):
        op.drop_column(table, "email")
