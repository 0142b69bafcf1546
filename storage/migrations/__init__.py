"""The Alembic migrations from each schema to the next."""
