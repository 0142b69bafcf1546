"""Each row of the audit is tied to the one before it by a hash"""

import sqlalchemy as sa
from alembic import op

from storage.engine.chain import START, link
from storage.engine.types import Moment

revision = "0085"
down_revision = "0081"

HEAD, BATCH = "audit_head", 1000
AUDIT = sa.table(
    "audit",
    sa.column("id", sa.BigInteger),
    sa.column("at", Moment),
    sa.column("person", sa.BigInteger),
    sa.column("action", sa.String),
    sa.column("subject", sa.String),
    sa.column("details", sa.JSON),
    sa.column("prior", sa.String),
    sa.column("hash", sa.String),
)


def upgrade() -> None:
    for name in ("prior", "hash"):
        op.add_column("audit", sa.Column(name, sa.String(64), nullable=False, server_default=""))
    after, prior = 0, START
    rows = sa.select(AUDIT).order_by(AUDIT.c.id).limit(BATCH)
    while found := op.get_bind().execute(rows.where(AUDIT.c.id > after)).all():
        for row in found:
            hashed = link(prior, row.at, row.person, (row.action, row.subject), row.details)
            op.execute(AUDIT.update().where(AUDIT.c.id == row.id).values(prior=prior, hash=hashed))
            after, prior = row.id, hashed
    if after:
        op.execute(
            sa.table("setting", sa.column("name"), sa.column("value"))
            .insert()
            .values(name=HEAD, value=f"{after}:{prior}")
        )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM setting WHERE name = 'audit_head'"))
    for name in ("hash", "prior"):
        op.drop_column("audit", name)
