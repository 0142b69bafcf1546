"""The tables and the queries over them, on SQLite and PostgreSQL. This is the only floor with SQL."""
