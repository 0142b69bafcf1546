"""Sessions are played in the house with a curtain; their use cases at a desk."""

from tests.screenplays.conftest import house, 别家
from tests.usecases.conftest import desk, shared_postgres

__all__ = ["desk", "house", "shared_postgres", "别家"]
