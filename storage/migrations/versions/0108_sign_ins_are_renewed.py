"""Sign-ins change their token from time to time"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0108"
down_revision = "0107"


def upgrade() -> None:
    op.add_column("sign_in", sa.Column("next_hash", sa.String(64)))
    op.add_column("sign_in", sa.Column("earlier_hash", sa.String(64)))
    op.add_column("sign_in", sa.Column("turned_at", Moment(timezone=True)))
    op.create_index("ix_sign_in_next", "sign_in", ["next_hash"])
    op.create_index("ix_sign_in_earlier", "sign_in", ["earlier_hash"])


def downgrade() -> None:
    op.drop_index("ix_sign_in_earlier", "sign_in")
    op.drop_index("ix_sign_in_next", "sign_in")
    for name in ("turned_at", "earlier_hash", "next_hash"):
        op.drop_column("sign_in", name)
