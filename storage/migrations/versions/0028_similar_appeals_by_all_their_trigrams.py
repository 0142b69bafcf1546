"""Similar appeals are found by all their trigrams, each looked up by itself"""

from alembic import op

revision = "0028"
down_revision = "0027"

PLACES = "CREATE VIRTUAL TABLE appeal_search_place USING fts5vocab(appeal_search, instance)"
# COST: what makes the trigrams is so dear that they are looked up even where there are few appeals,
# and not so dear that PostgreSQL would compile the search. fastupdate: for each trigram that is looked up,
# the list of what is not yet sorted in would be read from end to end.
NEW = (
    "DROP INDEX ix_appeal_trigrams",
    "CREATE OR REPLACE FUNCTION trigrams(words text) RETURNS text[] "
    "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5000 AS "
    "'SELECT coalesce(array_agg(DISTINCT gram), ARRAY[]::text[]) FROM ("
    "SELECT one || lead(one) OVER following || lead(one, 2) OVER following AS gram "
    "FROM unnest(string_to_array(lower(words), NULL)) WITH ORDINALITY AS letter(one, place) "
    "WINDOW following AS (ORDER BY place)) AS found WHERE gram IS NOT NULL'",
    "CREATE INDEX ix_appeal_trigrams ON appeal USING gin (trigrams(text)) WITH (fastupdate = off)",
)
OLD = (
    "DROP INDEX ix_appeal_trigrams",
    "CREATE OR REPLACE FUNCTION trigrams(words text) RETURNS text[] "
    "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100 AS "
    "'SELECT coalesce(array_agg(DISTINCT substr(words, place, 3)), ARRAY[]::text[]) "
    "FROM generate_series(1, char_length(words) - 2) AS place'",
    "CREATE INDEX ix_appeal_trigrams ON appeal USING gin (trigrams(text))",
)


def upgrade() -> None:
    for statement in (PLACES,) if op.get_bind().dialect.name == "sqlite" else NEW:
        op.execute(statement)


def downgrade() -> None:
    for statement in ("DROP TABLE appeal_search_place",) if op.get_bind().dialect.name == "sqlite" else OLD:
        op.execute(statement)
