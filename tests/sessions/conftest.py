"""Sessions are played in the house with a curtain."""

from tests.screenplays.conftest import house, 别家

__all__ = ["house", "别家"]
