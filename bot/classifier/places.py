"""When the matter is local, the 州市 that the text names (or the enterprise's own) is to handle it."""

from bot.classifier.clauses import Stress
from bot.classifier.dictionary import HINT, Dictionary, Use
from bot.classifier.folding import fold_word
from bot.classifier.matching import Matcher
from bot.classifier.scoring import NOTHING, Evidence, Hit, Scorer
from bot.config.pack import Place
from bot.config.words import Local

LOCAL = "local"
ENOUGH = 1.5  # a park or 开发区 in passing makes no local matter


class Places:
    def __init__(self, places: tuple[Place, ...], local: Local) -> None:
        self._names: dict[str, str | None] = {fold_word(name): None for name in local.not_places}
        for place in places:
            for name in (place.name, *place.aliases, *place.counties):
                self._names.setdefault(fold_word(name), place.name)
        self._regions = {place.region: place.name for place in places}
        self._matcher = Matcher(self._names)
        self._local = Scorer(Dictionary.build((LOCAL, word) for word in local.words))

    def weigh(self, text: str, stress: Stress, region: str | None) -> Evidence:
        """Weigh the words that speak for each place; nothing when the matter isn't local."""
        named = self._named(text)
        places = {use.label for _, _, uses in named for use in uses} or {self._regions.get(region or "", "")} - {""}
        local = self._local.weigh(text, stress) if places else NOTHING
        if local.totals.get(LOCAL, 0) < ENOUGH:
            return NOTHING
        words = {place: {word: HINT for _, word, uses in named if uses[0].label == place} for place in places}
        uses = [Use(place, 0) for place in sorted(places)]
        hits = [(start, word, uses) for start, word, _ in local.hits]
        return Evidence({place: {**own, **local.words[LOCAL]} for place, own in words.items()}, (*named, *hits))

    def _named(self, text: str) -> list[Hit]:
        found = self._matcher.find(text)
        return [(start, word, (Use(place, HINT),)) for start, word, place in found if place]
