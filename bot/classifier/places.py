"""Finds the 州市 that should handle a local matter: the one that the text names, or the enterprise's own."""

from collections.abc import Iterable, Mapping

from bot.classifier.clauses import FIRST, REQUEST, Stress
from bot.classifier.dictionary import HINT, Dictionary, Use
from bot.classifier.folding import fold_word, fold_words
from bot.classifier.matching import Matcher
from bot.classifier.scoring import Hit, Scorer, Words
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
        self._means = list(self._names.values())
        self.local_words = fold_words([word.text for word in local.words])
        words = Dictionary.build((LOCAL, word) for word in local.words)
        self._local, self._most = Scorer(words), [self._worth(words, word) for word in self.local_words]

    def may_be_local(self, said: Iterable[int]) -> bool:
        """Whether these local words, given by their numbers, can say enough."""
        return sum([self._most[number] for number in said]) >= ENOUGH

    def weigh(self, text: str, stress: Stress, region: str | None) -> Words:
        """Weigh the words for each place, first the place named first; nothing if the matter is not local."""
        if self._local.add_up(text, stress).get(LOCAL, 0.0) < ENOUGH:
            return {}
        named = self._named(text)
        places = dict.fromkeys([place for _, _, place in named]) if named else self._home(region)
        local = self._local.weigh(text, stress)[LOCAL] if places else {}
        own = {place: {word: HINT for _, word, owner in named if owner == place} for place in places}
        return {place: {**words, **local} for place, words in own.items()}

    def hits(self, text: str, places: Iterable[str]) -> list[Hit]:
        """Return where names of these places and local words stand, if the matter is local."""
        uses = [Use(place, 0) for place in sorted(places)]
        named = [(start, word, (Use(place, HINT),)) for start, word, place in self._named(text)] if uses else []
        return [*named, *((start, word, uses) for start, word, _ in self._local.hits(text) if uses)]

    @staticmethod
    def _worth(words: Dictionary, word: str) -> float:
        """Return what a local word is worth in the clause in which it counts most."""
        return sum(use.weight for use in words.uses[word]) * FIRST * REQUEST

    def _named(self, text: str) -> list[tuple[int, str, str]]:
        words, means = self._matcher.words, self._means
        return [(start, words[index], place) for index, start, _ in self._matcher.find(text) if (place := means[index])]

    def _home(self, region: str | None) -> Mapping[str, None]:
        return {self._regions[region]: None} if region in self._regions else {}
