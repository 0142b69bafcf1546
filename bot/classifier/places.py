"""When the matter is local, the 州市 that the text names (or the enterprise's own) is to handle it."""

from collections.abc import Mapping

from bot.classifier.clauses import Stress
from bot.classifier.dictionary import HINT, Dictionary
from bot.classifier.folding import fold_word
from bot.classifier.matching import Matcher
from bot.classifier.scoring import Scorer
from bot.config.pack import Local, Place

LOCAL = "local"


class Places:
    def __init__(self, places: tuple[Place, ...], local: Local) -> None:
        self._names: dict[str, str | None] = {fold_word(name): None for name in local.not_places}
        for place in places:
            for name in (place.name, *place.aliases, *place.counties):
                self._names.setdefault(fold_word(name), place.name)
        self._regions = {place.region: place.name for place in places}
        self._matcher = Matcher(self._names)
        self._local = Scorer(Dictionary.build((LOCAL, word) for word in local.words))

    def weigh(self, text: str, stress: Stress, region: str | None) -> dict[str, Mapping[str, float]]:
        """Return the words that speak for each place; none when the matter isn't local."""
        named = {word: place for _, word in self._matcher.find(text) if (place := self._names[word])}
        if not named and region not in self._regions:
            return {}
        local = self._local.weigh(text, stress).words.get(LOCAL)
        if not local:
            return {}
        if not named:
            return {self._regions[str(region)]: local}
        hints = {place: {word: HINT for word, of in named.items() if of == place} for place in named.values()}
        return {place: {**words, **local} for place, words in hints.items()}
