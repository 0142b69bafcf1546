"""Who works in the kill test: enterprises, contacts, a head, a coordinator, and two who make trouble."""

import asyncio
from random import Random

from bot.demo.botapi import World
from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.appeals.presses import Do, Rate, Show
from bot.domain.appeals.survey import Satisfaction, Solved
from bot.domain.base.press import Press
from bot.usecases.appeals.check_page import SEND
from bot.usecases.appeals.filing import UNSURE
from bot.usecases.forms.steps import DONE, SKIP
from tests.crash.actors import Actor, Staff
from tests.crash.updates import Updates

CUSTOMS, SCHOOLS = "昆明海关", "省教育厅"  # of the second the head signs answers
OUTCOMES = [one for one in Outcome if one is not Outcome.LONG_TERM]  # that one goes on for months
TROUBLES = (
    "我们做老挝那边过来的跨境物流，磨憨口岸的铜矿要采样送到昆明化验，货压在口岸好多天，请海关缩短检验时间。",
    "我们公司从省外引进的工程师子女想就近上公办小学，学位一直没有落实，请教育部门帮忙协调入学。",
    "隔壁的公鸡天天半夜打鸣，不知道该找哪个部门，请帮忙看看。",
)


class Enterprise(Actor):
    """Files one appeal after the other and rates the answers."""

    _appeals: frozenset[int] = frozenset()

    async def works(self, enough: asyncio.Event) -> None:
        while not enough.is_set():
            appeal = await self._files()
            self._appeals |= {appeal}
            satisfied = await self._rates(appeal, 1)
            if not satisfied:
                await self._rates(appeal, 2)
            await asyncio.sleep(self.rng.uniform(0, 0.5))

    async def _files(self) -> int:
        """Fill in the whole form; words may come in a burst, even before the form is open."""
        trouble = self.rng.choice(TROUBLES)
        parts = [self.deeds.words(trouble), *(f"再补充第{n}点。" for n in range(self.rng.choice((0, 0, 1, 4))))]
        opens = self.rng.random() < 0.7
        if opens:
            await self.says("/appeal")
            await self.asked()
        for part in parts:
            await self.says(part)
        if not opens:
            await self.asked()
        if self.careful:
            await self.noted(f"共{len(chr(10).join(parts))}字")
        self.chooses(DONE)
        await self._goes_on()
        self.deeds.filed["\n".join(parts)] += 1
        self.chooses(SEND)
        found = await self.offered(self._is_new, since=self._acted)
        return await self._looks(found.press)

    async def _goes_on(self) -> None:
        """From the files to the confirm page."""
        await self.asked()
        if self.rng.random() < 0.3:
            photos = self.rng.choice((1, 3))
            self.deeds.photos += len(await self.sends_photo(media_group=photos))
            if self.careful:
                await self.noted(f"附件{photos}个")
        self.chooses(DONE)
        await self.asked()
        self.chooses(CUSTOMS, SCHOOLS, UNSURE)
        await self.asked()
        self.chooses()
        await self.asked()

    def _is_new(self, press: Press) -> bool:
        return isinstance(press, Show) and press.appeal not in self._appeals

    async def _looks(self, show: Press) -> int:
        """Open the card now and then: it is edited in place from then on."""
        if not isinstance(show, Show):
            raise TypeError(show)
        if self.rng.random() < 0.3:
            self.taps(await self.offered(lambda press: press == show))
        return show.appeal

    async def _rates(self, appeal: int, round_: int) -> bool:
        satisfied = self.rng.random() < 0.7
        says = Satisfaction.SATISFIED if satisfied else Satisfaction.UNSATISFIED
        wanted = Rate(appeal, State.ANSWERED, round_, says)
        self.taps(await self.offered(lambda press: press == wanted))
        await self.asked()
        self.chooses(*Solved)
        if not satisfied:
            await self.asked()
            self.chooses()
        await self.asked()
        self.deeds.moves[Action.RATE, ""] += 1
        self.chooses(SKIP)
        await self.hears_of(appeal)
        return satisfied


class Contact(Staff):
    """Accepts, reports progress now and then, answers."""

    def wants(self, job: Do) -> bool:
        return job.state in {State.ASSIGNED, State.HANDLING} and job.action in {Action.ACCEPT, Action.ANSWER}

    async def does(self, job: Do) -> None:
        if job.action is Action.ACCEPT:
            await self.moves(job, Action.ACCEPT)
            return
        if self.rng.random() < 0.5:
            await self.moves(job, Action.PROGRESS, self.deeds.words("正在研究"))
            await self.hears_of(job.appeal)
        self.taps(await self.offered(lambda press: press == job))
        await self.asked()
        self.chooses(self.rng.choice(OUTCOMES))
        await self.asked()
        words = self.deeds.words("已经办好，三个工作日内见效")
        await self.says(words)
        await self.asked()
        self.deeds.moves[Action.ANSWER, words] += 1
        self.chooses(SEND)


class Head(Staff):
    """Signs whatever lies on the desk."""

    def wants(self, job: Do) -> bool:
        return job.action is Action.SIGN

    async def does(self, job: Do) -> None:
        await self.moves(job, Action.SIGN)


class Coordinator(Staff):
    """Assigns, has the first bad answer done again, upholds the second, visits."""

    def wants(self, job: Do) -> bool:
        return job.action in {Action.ASSIGN, Action.VISIT} or (job.action, job.state) == (Action.REWORK, State.REVIEW)

    async def does(self, job: Do) -> None:
        if job.action is Action.ASSIGN:
            await self._assigns(job)
        elif job.action is Action.VISIT or job.round == 1:
            await self._chooses_first(job)
        else:
            await self.moves(job, Action.UPHOLD, self.deeds.words("维持"))

    async def _chooses_first(self, job: Do) -> None:
        """The same department for a rework, 满意 on a visit; then words."""
        words = self.deeds.words("请看看")
        self.taps(await self.offered(lambda press: press == job))
        await self.asked()
        await self.says("1")
        await self.asked()
        self.deeds.moves[job.action, words] += 1
        await self.says(words)

    async def _assigns(self, job: Do) -> None:
        self.taps(await self.offered(lambda press: press == job))
        await self.asked()
        await self.says(self.rng.choice((CUSTOMS, SCHOOLS)))
        await self.asked()
        self.chooses(SKIP)
        await self.asked()
        self.deeds.moves[Action.ASSIGN, ""] += 1
        self.chooses()


class Heckler(Actor):
    """Writes in bursts what no form asked for: each message is looked for among the appeals, and has one answer."""

    async def works(self) -> None:
        while True:
            for _ in range(self.rng.choice((1, 2, 8))):
                await self.says(self.deeds.words("在吗"))
                self.deeds.unheard += 1
            await asyncio.sleep(self.rng.uniform(0.2, 2))


async def delivers_again(world: World, updates: Updates, rng: Random) -> None:
    """Telegram at its worst: what was confirmed comes once more."""
    while True:
        await asyncio.sleep(rng.uniform(0.05, 0.5))
        confirmed = [one for one in updates.given if one["update_id"] not in world.queue.pending]
        if confirmed:
            world.redeliver(rng.choice(confirmed[-rng.choice((1, 5, len(confirmed))) :]))
