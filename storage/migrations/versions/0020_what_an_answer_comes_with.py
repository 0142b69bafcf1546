"""An answer has files and a plan, an appeal one that it follows, a rating a second one"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("appeal", sa.Column("plan", sa.Text(), nullable=False, server_default=""))
    op.add_column("appeal", sa.Column("follows", sa.BigInteger()))
    op.add_column("attachment", sa.Column("answer", sa.Integer()))
    op.add_column("survey", sa.Column("second", sa.String(20)))


def downgrade() -> None:
    op.drop_column("survey", "second")
    op.drop_column("attachment", "answer")
    op.drop_column("appeal", "follows")
    op.drop_column("appeal", "plan")
