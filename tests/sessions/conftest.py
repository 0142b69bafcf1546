"""Sessions are played in the house with a curtain."""

from tests.screenplays.conftest import house

__all__ = ["house"]
