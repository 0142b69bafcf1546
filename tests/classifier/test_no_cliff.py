"""When so much has been learned that single characters begin to speak, no less is decided than before."""

from bot.classifier.mining import MANY
from bot.config.pack import Pack
from tests.classifier.taught import RIGHT, decided, taught

FALL = 0.05  # `make bench` measures at equal precision, after 4,000 examples as well, in several orders


def test_no_less_is_decided_when_single_characters_begin_to_speak(pack: Pack) -> None:
    few, many = 1900, 2100
    assert few < MANY < many
    before, after = (decided(pack, words) for words in taught(pack, (few, many)))
    assert min(before[1], after[1]) >= RIGHT
    assert after[0] > before[0] - FALL
