"""The picture of a licence, for who checks an enterprise"""

import sqlalchemy as sa
from alembic import op

revision = "0100"
down_revision = "0099"


def upgrade() -> None:
    for name, most in (("licence", 200), ("licence_kind", 20), ("licence_name", 200)):
        op.add_column("enterprise", sa.Column(name, sa.String(most), nullable=False, server_default=""))


def downgrade() -> None:
    for name in ("licence_name", "licence_kind", "licence"):
        op.drop_column("enterprise", name)
