"""Whether anything still goes to a card is found by an index: cards go in time"""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"

OF_CARDS = sa.text("card IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_outbox_card", "outbox", ["card"], sqlite_where=OF_CARDS, postgresql_where=OF_CARDS)


def downgrade() -> None:
    op.drop_index("ix_outbox_card", "outbox")
