"""Which enterprises were registered by a door inside the country, which stays so when their people are forgotten"""

import sqlalchemy as sa
from alembic import op

revision = "0114"
down_revision = "0113"

REGISTERED = """
UPDATE enterprise SET inland = true WHERE id IN (
    SELECT person.enterprise FROM person JOIN address ON address.person = person.id
    WHERE address.channel NOT IN ('telegram', 'phone') AND person.enterprise IS NOT NULL
)
"""


def upgrade() -> None:
    op.add_column("enterprise", sa.Column("inland", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.execute(REGISTERED)


def downgrade() -> None:
    op.drop_column("enterprise", "inland")
