"""Who may be here: standings of people and enterprises, claims, one live link code an enterprise"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0041"
down_revision = "0029"

PERSON: dict[str, sa.types.TypeEngine[Any]] = {
    "gone": sa.String(20),
    "held_role": sa.String(20),
    "held_department": sa.String(50),
    "held_enterprise": sa.Integer(),
    "in_role_since": Moment(timezone=True),
    "seen_at": Moment(timezone=True),
}
LIVE = "enterprise IS NOT NULL AND used_at IS NULL AND ended_at IS NULL"
# Of several live codes of an enterprise the newest stays, unless the enterprise has a chat: then none.
END = (
    "UPDATE invite SET ended_at = made_at WHERE enterprise IS NOT NULL AND used_at IS NULL AND ("
    "EXISTS (SELECT 1 FROM invite AS newer WHERE newer.enterprise = invite.enterprise AND newer.used_at IS NULL"
    " AND (newer.made_at > invite.made_at OR (newer.made_at = invite.made_at AND newer.code_hash > invite.code_hash)))"
    " OR EXISTS (SELECT 1 FROM invite AS used WHERE used.enterprise = invite.enterprise AND used.used_at IS NOT NULL))"
)
SINCE = (
    "UPDATE person SET in_role_since = coalesce("
    "(SELECT max(used_at) FROM invite WHERE invite.used_by = person.id), since) WHERE role IS NOT NULL"
)


def upgrade() -> None:
    for name, kind in PERSON.items():
        op.add_column("person", sa.Column(name, kind))
    state = sa.Column("state", sa.String(20), nullable=False, server_default="VERIFIED")  # those of before had filed
    op.add_column("enterprise", state)
    op.add_column("enterprise", sa.Column("reason", sa.String(500), nullable=False, server_default=""))
    op.add_column("join_request", sa.Column("claim", sa.String(100), nullable=False, server_default=""))
    op.add_column("join_request", sa.Column("agreed", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("invite", sa.Column("ended_at", Moment(timezone=True)))
    for statement in (END, SINCE):
        op.execute(statement)
    which = sa.text(LIVE)
    op.create_index("uq_invite_link", "invite", ["enterprise"], unique=True, sqlite_where=which, postgresql_where=which)
    waits = sa.text("state IN ('UNVERIFIED', 'DISPUTED')")
    op.create_index("ix_enterprise_waits", "enterprise", ["id"], sqlite_where=waits, postgresql_where=waits)


def downgrade() -> None:
    op.drop_index("ix_enterprise_waits", "enterprise")
    op.drop_index("uq_invite_link", "invite")
    op.drop_column("invite", "ended_at")
    for name in ("agreed", "claim"):
        op.drop_column("join_request", name)
    for name in ("reason", "state"):
        op.drop_column("enterprise", name)
    for name in reversed(PERSON):
        op.drop_column("person", name)
