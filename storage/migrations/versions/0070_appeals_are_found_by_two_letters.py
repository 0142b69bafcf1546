"""Appeals are found by every two letters; what was looked for is kept, and from which list a card was opened"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0070"
down_revision = "0061"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SQLITE = (
    "CREATE VIRTUAL TABLE finding_search USING "
    "fts5(marks, content='finding', content_rowid='appeal', detail='none', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER finding_search_added AFTER INSERT ON finding BEGIN "
    "INSERT INTO finding_search(rowid, marks) VALUES (new.appeal, new.marks); END",
    "CREATE TRIGGER finding_search_gone AFTER DELETE ON finding BEGIN "
    "INSERT INTO finding_search(finding_search, rowid, marks) VALUES ('delete', old.appeal, old.marks); END",
    "CREATE TRIGGER finding_search_changed AFTER UPDATE OF marks ON finding BEGIN "
    "INSERT INTO finding_search(finding_search, rowid, marks) VALUES ('delete', old.appeal, old.marks); "
    "INSERT INTO finding_search(rowid, marks) VALUES (new.appeal, new.marks); END",
)
POSTGRESQL = ("CREATE INDEX ix_finding_marks ON finding USING gin (string_to_array(marks, ' '))",)
GONE = (
    *(f"DROP TRIGGER finding_search_{one}" for one in ("added", "gone", "changed")),
    "DROP TABLE finding_search",
)


def upgrade() -> None:
    op.create_table(
        "finding",
        sa.Column("appeal", ID, autoincrement=False, nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_finding_appeal")),
        sa.PrimaryKeyConstraint("appeal", name=op.f("pk_finding")),
    )
    op.create_table(
        "search",
        sa.Column("id", ID, nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("line", sa.String(200), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_search_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search")),
    )
    op.create_index("ix_search_person", "search", ["person", "id"])
    op.add_column("card", sa.Column("back", sa.String(64)))
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    op.drop_column("card", "back")
    op.drop_table("search")
    for statement in GONE if op.get_bind().dialect.name == "sqlite" else ():
        op.execute(statement)
    op.drop_table("finding")
