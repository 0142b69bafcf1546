"""How many appeals are under way is read from an index alone"""

from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.drop_index("ix_fact_state", "fact")
    op.create_index("ix_fact_state", "fact", ["demo", "state", "department"])


def downgrade() -> None:
    op.drop_index("ix_fact_state", "fact")
    op.create_index("ix_fact_state", "fact", ["state"])
