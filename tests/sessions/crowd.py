"""Many people who act one after the other in one commit: they press what they were shown, and what is told arrives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.delivery.acts import Act
from bot.delivery.settle import settle
from bot.demo.botapi import Person
from bot.demo.botapi.bubble import find_button
from bot.domain.base.content import Content
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu, Press
from bot.domain.base.talk import Refused
from bot.domain.people.person import Person as Somebody
from bot.domain.people.person import Role
from bot.domain.presses import decode, encode
from bot.domain.time.calendar import SHANGHAI
from handlers import dispatch
from storage import schema
from storage.engine.database import Transaction
from storage.mail.outbox import Status
from storage.mail.parcels import PUSH, Kind
from storage.people import people
from tests.house import House
from tests.screenplays.stage import quiet, rows

USCC = "91530100{:010d}"


@dataclass(frozen=True, slots=True)
class Came:
    """Something that one person did; there is no update behind it that could come twice."""

    chat: int
    private: bool = True
    press_id: None = None
    sent: None = None
    leaves: bool = False
    thread: None = None
    gathers: bool = False

    def finish(self, _: Transaction, __: datetime) -> bool:
        return True

    def actor(self, tx: Transaction, _: datetime) -> Somebody:
        who = people.by_chat(tx, self.chat)
        assert who is not None
        return who

    def wipe(self, _: Transaction) -> None:
        """No update is kept."""


def says(text: str) -> Act:
    if text.startswith("/"):
        return Act(dispatch.command, (Menu(text[1:]),))
    return Act(dispatch.hear, (Content(text),))


def presses(who: Person, wanted: str | Press) -> Act:
    """Press the newest button that says or does this."""
    found = find_button(who.chat, wanted if isinstance(wanted, str) else encode(wanted))
    assert found, f"{who.name} sees no button {wanted!r}: {who.messages[-1:]}"
    return Act(dispatch.press, (decode(found[1]["callback_data"]),))


@dataclass
class Crowd:
    """The people of a play by their names, and what each of them hears unasked."""

    house: House
    people: dict[str, Person] = field(default_factory=dict)
    whose: dict[int, str] = field(default_factory=dict)  # the enterprises by their rows

    async def enterprises(self, names: Iterable[str]) -> None:
        """Members of enterprises that agreed to be told of sessions."""
        await self._come([(name, {"role": Role.MEMBER, "consent_version": "2024-10"}) for name in names])

    async def contacts(self, departments: Iterable[str]) -> None:
        await self._come([(f"{one}联络员", {"role": Role.CONTACT, "department": one}) for one in departments])

    async def coordinator(self, name: str) -> None:
        await self._come([(name, {"role": Role.COORDINATOR})])

    async def _come(self, cast: list[tuple[str, dict[str, Any]]]) -> None:
        for name, _ in cast:
            self.people[name] = self.house.newcomer(name, phone=f"139{len(self.people):08d}")
            self.house.world.start(self.people[name].id)

        def enter(tx: Transaction) -> None:
            for name, facts in cast:
                user, now = self.people[name].id, self.house.clock.now()
                who = people.add(tx, user, name, now)
                if facts["role"] is Role.MEMBER:
                    facts |= {"enterprise": people.add_enterprise(tx, name, USCC.format(user), "昆明市", now)}
                    self.whose[facts["enterprise"]] = name
                people.change(tx, who.id, menu=facts["role"].value, **facts)

        await self.house.app.database.write(enter)

    async def do(self, acts: Iterable[tuple[str, Act]]) -> None:
        """Let everybody act in this order, and everything that is told arrive."""

        def play(tx: Transaction) -> list[Notice]:
            render, clocks = self.house.app.worker.render, self.house.app.clocks
            return [told for name, act in acts for told in settle(tx, Came(self.people[name].id), act, render, clocks)]

        told = await self.house.app.database.write(play)
        assert not [one for one in told if isinstance(one, Refused)]
        self.house.app.sender.wake.set()
        await quiet(self.house)

    async def all_say(self, text: str, names: Iterable[str]) -> None:
        await self.do([(name, says(text)) for name in names])

    async def all_press(self, label: str | Callable[[str], str], names: Iterable[str]) -> None:
        said = ((name, label(name) if callable(label) else label) for name in names)
        await self.do([(name, presses(self.people[name], wanted)) for name, wanted in said])

    async def presses(self, name: str, *wanted: Press) -> None:
        """Press what does exactly this, each where it was shown last."""
        await self.do([(name, presses(self.people[name], one)) for one in wanted])

    def offers(self, name: str, label: str) -> bool:
        """Whether the last message has such a button."""
        return any(label in button["text"] for button in self.people[name].last.buttons)

    async def until(self, moment: datetime) -> None:
        await self.house.until(moment)
        await quiet(self.house)

    async def heard(self) -> str:
        """Return person by person what came unasked, as it was when it came: a line each, its buttons behind it."""
        sent = await rows(self.house, schema.outbox, rank=PUSH, state=Status.SENT)
        told = [one for one in sent if one.kind in {Kind.MESSAGE, Kind.PAPER}]
        said = {name: [one for one in told if one.chat == who.id] for name, who in self.people.items()}
        return "\n\n".join(
            "\n".join([f"== {name}", *(self._line(name, one) for one in of)]) for name, of in said.items()
        )

    def _line(self, name: str, row: Any) -> str:
        shown = next(one for one in self.people[name].chat.shown if one.id == row.message)
        file = shown.raw.get("document", {}).get("file_name")
        words = [f"{row.sent_at.astimezone(SHANGHAI):%m-%d %H:%M}", f"〔{file}〕" if file else ""]
        words.append(" / ".join(line for line in shown.text.splitlines() if line))
        words += [f"[{button['text']}]" for line in shown.inline for button in line]
        return " ".join(word for word in words if word)
