"""People who work while the bot dies again and again: patient, looking only at what their chats show."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from bot.demo.botapi import Person, World, acts
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.presses import Do, Show
from bot.domain.base.choice import Choose
from bot.domain.base.press import Press
from bot.domain.presses import decode, encode
from bot.usecases.forms.steps import CONTROLS

PATIENCE = 120.0  # seconds: a chain of several people needs several lives of the bot
CLUMSY = 0.15  # how often somebody taps twice


@dataclass
class Deeds:
    """What the people did, to be found again in the bot's books: each deed once."""

    filed: Counter[str] = field(default_factory=Counter)
    moves: Counter[tuple[str, str]] = field(default_factory=Counter)
    photos: int = 0
    unheard: int = 0
    _numbers: Iterator[int] = field(default_factory=count)

    def words(self, about: str) -> str:
        """Words that nobody has used before."""
        return f"{about}（{next(self._numbers)}）"


@dataclass(frozen=True, slots=True)
class Offer:
    """A button that the chat showed, and where in the order of all it showed."""

    place: int
    message: int
    press: Press


class Actor(Person):
    """Somebody with a plan; the careful wait until what they sent was noted."""

    careful = False

    def __init__(self, world: World, user: int, name: str, deeds: Deeds, rng: Random) -> None:
        super().__init__(world, user, name)
        world.start(user)
        self.deeds, self.rng = deeds, rng
        self._offers: list[Offer] = []
        self._read = 0
        self._step, self._question = (0, 0), 0

    # Looking

    def offers(self) -> list[Offer]:
        """All buttons shown so far, the oldest first."""
        shown = self.chat.shown
        for place in range(self._read, len(shown)):
            for button in (button for row in shown[place].inline for button in row):
                self._offers.append(Offer(place, shown[place].id, decode(button["callback_data"])))
        self._read = len(shown)
        return self._offers

    async def offered(self, wanted: Callable[[Press], bool], since: int = 0) -> Offer:
        """Wait for a button, the newest of those shown since that place."""

        def look() -> Offer | None:
            found = (offer for offer in reversed(self.offers()) if wanted(offer.press))
            newest = next(found, None)
            return newest if newest and newest.place >= since else None

        return await self._until(look, PATIENCE, "the button that should come did not come")

    async def noted(self, words: str) -> None:
        """Wait until the bot says so: by webhook a press may overtake a message that has to be brought again."""
        await self._until(
            lambda: any(words in bubble.text for bubble in self.chat.shown[self._acted :]) or None,
            PATIENCE,
            f"{words} was not said",
        )

    async def hears_of(self, appeal: int) -> None:
        """Wait for anything about the appeal after one's own last act."""
        await self.offered(lambda press: isinstance(press, Show) and press.appeal == appeal, since=self._acted)

    # Pressing

    def taps(self, offer: Offer, press: Press | None = None, *, clumsy: bool = False) -> None:
        self._acted = len(self.chat.shown)
        for _ in range(2 if clumsy and self.rng.random() < CLUMSY else 1):
            acts.press(self.world, self.id, offer.message, encode(press or offer.press))

    # Filling in forms

    async def asked(self) -> None:
        """Wait for the next question of the form."""

        def newer(press: Press) -> bool:
            return isinstance(press, Choose) and (press.draft, press.stamp) > self._step

        offer = await self.offered(newer)
        if isinstance(offer.press, Choose):
            self._step, self._question = (offer.press.draft, offer.press.stamp), offer.message

    def chooses(self, *preferred: str) -> str:
        """Tap the first of these that the question offers, or any of its options; return which."""
        presses = [offer.press for offer in self.offers() if offer.message == self._question]
        values = [press.value for press in presses if isinstance(press, Choose)]
        found = [one for one in preferred if one in values][:1] or [one for one in values if one not in CONTROLS]
        if not found:
            raise AssertionError(self._told(f"the question offers {values}"))
        value = self.rng.choice(found)
        self.taps(Offer(0, self._question, Choose(*self._step, value)), clumsy=True)
        return value


Work = tuple[int, State, int]


class Staff(Actor):
    """Does, one after another, what the pushes ask for."""

    _done: set[Work]
    _next = 0

    async def works(self) -> None:
        self._done = set()
        while True:
            job = await self._job()
            await self.does(job)
            await self.hears_of(job.appeal)

    async def does(self, job: Do) -> None:
        """Do what the appeal needs in this state."""
        raise NotImplementedError

    def wants(self, job: Do) -> bool:
        """Whether the job is this person's."""
        raise NotImplementedError

    async def _job(self) -> Do:
        while (job := self._fitting()) is None:
            await self.chat.bell.heard(1)
        return job

    def _fitting(self) -> Do | None:
        offers = self.offers()
        while self._next < len(offers):
            press = offers[self._next].press
            self._next += 1
            if isinstance(press, Do) and self.wants(press) and _key(press) not in self._done:
                self._done.add(_key(press))
                return press
        return None

    async def moves(self, job: Do, action: Action, words: str = "") -> None:
        """Press the button of an action; with words, type them when asked."""
        wanted = Do(action, job.appeal, job.state, job.round)
        offer = await self.offered(lambda press: press == wanted)
        self.taps(offer, clumsy=not words)
        if words:
            await self.asked()
            await self.says(words)
        if action in {Action.PROGRESS, Action.UPHOLD}:  # shown once more before they go
            await self.asked()
            self.chooses("send")
        self.deeds.moves[action, words] += 1


def _key(press: Do) -> Work:
    return press.appeal, press.state, press.round
