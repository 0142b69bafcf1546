"""Similar appeals are found: FTS5's trigrams on SQLite, an index over arrays of trigrams on PostgreSQL"""

from alembic import op

revision = "0005"
down_revision = "0004"

SQLITE = (
    "CREATE VIRTUAL TABLE appeal_search USING fts5(text, content='appeal', content_rowid='id', tokenize='trigram')",
    "CREATE TRIGGER appeal_search_added AFTER INSERT ON appeal BEGIN "
    "INSERT INTO appeal_search(rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER appeal_search_gone AFTER DELETE ON appeal BEGIN "
    "INSERT INTO appeal_search(appeal_search, rowid, text) VALUES ('delete', old.id, old.text); END",
    "CREATE TRIGGER appeal_search_changed AFTER UPDATE OF text ON appeal BEGIN "
    "INSERT INTO appeal_search(appeal_search, rowid, text) VALUES ('delete', old.id, old.text); "
    "INSERT INTO appeal_search(rowid, text) VALUES (new.id, new.text); END",
    "INSERT INTO appeal_search(appeal_search) VALUES ('rebuild')",
)
POSTGRESQL = (
    "CREATE FUNCTION trigrams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS "
    "'SELECT coalesce(array_agg(DISTINCT substr(words, place, 3)), ARRAY[]::text[]) "
    "FROM generate_series(1, char_length(words) - 2) AS place'",
    "CREATE INDEX ix_appeal_trigrams ON appeal USING gin (trigrams(text))",
)


def upgrade() -> None:
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("added", "gone", "changed"):
            op.execute(f"DROP TRIGGER appeal_search_{trigger}")
        op.execute("DROP TABLE appeal_search")
    else:
        op.execute("DROP INDEX ix_appeal_trigrams")
        op.execute("DROP FUNCTION trigrams")
