"""Files are made from what stands at a desk of the use cases, or played for in a house."""

from tests.screenplays.conftest import house
from tests.usecases.conftest import desk, shared_postgres

__all__ = ["desk", "house", "shared_postgres"]
