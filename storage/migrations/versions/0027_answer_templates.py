"""Answer templates of departments"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0027"
down_revision = "0026"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "template",
        sa.Column("id", Id, nullable=False),
        sa.Column("department", sa.String(50), nullable=False),
        sa.Column("title", sa.String(20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("changed_at", Moment(timezone=True), nullable=False),
        sa.Column("changed_by", Id, nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name=op.f("fk_template_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
        sqlite_autoincrement=True,
    )
    op.create_index("ux_template_title", "template", ["department", "title"], unique=True)


def downgrade() -> None:
    op.drop_table("template")
