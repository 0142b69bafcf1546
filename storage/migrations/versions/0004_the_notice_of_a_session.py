"""The notice of a session: one row for each chat, and who is shown how far it has come"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
COLUMNS = ("announces", "shows_progress")


def upgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        for name in COLUMNS:
            table.add_column(sa.Column(name, ID))
            table.create_foreign_key(op.f(f"fk_outbox_{name}"), "session", [name], ["id"])
    op.create_index("uq_outbox_notice", "outbox", ["announces", "chat"], unique=True)
    op.create_index("ix_outbox_progress", "outbox", ["shows_progress"])


def downgrade() -> None:
    op.drop_index("ix_outbox_progress", "outbox")
    op.drop_index("uq_outbox_notice", "outbox")
    with op.batch_alter_table("outbox") as table:
        for name in COLUMNS:
            table.drop_constraint(op.f(f"fk_outbox_{name}"), type_="foreignkey")
            table.drop_column(name)
