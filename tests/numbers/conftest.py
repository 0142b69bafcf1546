"""Counted on both databases, each in a transaction that nobody commits."""

from tests.usecases.conftest import desk, shared_postgres

__all__ = ["desk", "shared_postgres"]
