"""A channel that can do less gets what it can take, and what it can't is said in words."""

from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest

from bot.delivery.channels.adapting import send
from bot.delivery.channels.port import Failed, Meaning, Outcome, Sent
from bot.domain.appeals.notices import AttachmentOrder
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Edit, Key, Message, Paper, Payload, PressAnswer, Strip
from bot.domain.people.channel import Abilities, Edits, Unit
from storage.mail.parcels import Kind, Parcel

BARE = Abilities(text=60, unit=Unit.BYTES)
CARRIES = replace(BARE, files=True)
WHOLE = Abilities(text=4096, markup=True, buttons=100, label=64, edits=Edits.ALWAYS, files=True)
KEYS = ((Key("签收", "d:1"), Key("退回", "d:2")),)
LINK = "https://chat.example.org"
FILE = Made("月报.docx", b"PK")


@dataclass
class Narrow:
    """Keeps what it was asked to send; `refuses` is the number of the part that fails, once."""

    abilities: Abilities = BARE
    refuses: int = -1
    meaning: Meaning = Meaning.UNREACHABLE
    sent: list[tuple[Payload, Made | None]] = field(default_factory=list)

    async def send(self, parcel: Parcel, made: Made | None) -> Outcome:
        if len(self.sent) == self.refuses:
            self.refuses = -1
            return Failed(self.meaning, "gone")
        self.sent.append((parcel.payload, made))
        return Sent(len(self.sent))

    def told(self, addresses: set[int]) -> None:
        """Nobody waits."""

    @property
    def texts(self) -> list[str]:
        return [payload.text for payload, _ in self.sent if isinstance(payload, Message | Paper)]


def parcel(payload: Payload) -> Parcel:
    return Parcel(1, 7, Kind.MESSAGE, "test", payload, None, None, None, 0, datetime(2024, 10, 25))  # noqa: DTZ001


async def test_a_channel_that_can_do_all_gets_the_message_as_it_is() -> None:
    channel, message = Narrow(WHOLE), Edit(text="<b>好</b>", keys=KEYS, message=3)
    await send(channel, parcel(message), FILE)
    assert channel.sent == [(message, FILE)]


async def test_buttons_are_listed_and_their_meaning_is_kept_with_the_message() -> None:
    channel = Narrow()
    outcome = await send(channel, parcel(Message(text="<b>请选择</b>", keys=KEYS)), None)
    assert channel.texts == ["请选择\n回复数字选择：\n1. 签收\n2. 退回"]
    assert isinstance(outcome, Sent)
    assert outcome.keep is not None


async def test_an_edit_is_a_new_message_and_a_long_text_comes_in_parts() -> None:
    channel = Narrow()
    await send(channel, parcel(Edit(text="已交办。" * 8, message=3)), None)
    assert "".join(channel.texts) == "【更新】" + "已交办。" * 8
    assert len(channel.texts) > 1


@pytest.mark.parametrize(
    ("link", "words"), [(LINK, f"文件《月报.docx》：请登录{LINK}查看"), ("", "文件《月报.docx》：请到专窗领取")]
)
async def test_a_file_that_can_not_be_carried_is_said_where_it_is(link: str, words: str) -> None:
    channel = Narrow(replace(BARE, text=200))
    await send(channel, parcel(Paper(text="您要的月报", order=AttachmentOrder(1))), FILE, link)
    assert channel.texts == [f"您要的月报\n{words}"]
    assert channel.sent[0][1] is None


async def test_a_channel_that_carries_files_gets_it_with_the_last_part() -> None:
    channel = Narrow(CARRIES)
    await send(channel, parcel(Paper(text="您要的月报。" * 6, order=AttachmentOrder(1))), FILE)
    assert [made for _, made in channel.sent] == [*[None] * (len(channel.sent) - 1), FILE]


async def test_an_answer_to_a_press_is_said_and_what_only_a_screen_has_is_left_out() -> None:
    channel = Narrow()
    await send(channel, parcel(PressAnswer("p", "这件已经办过了")), None)
    await send(channel, parcel(PressAnswer("p", "")), None)
    await send(channel, parcel(Strip(3)), None)
    assert channel.texts == ["这件已经办过了"]


async def test_after_a_part_that_failed_no_other_is_sent() -> None:
    channel = Narrow(refuses=1)
    outcome = await send(channel, parcel(Message(text="已交办。" * 20)), None)
    assert isinstance(outcome, Failed)
    assert len(channel.sent) == 1


@pytest.mark.parametrize(
    ("edits", "meaning", "payload", "is_told"),
    [
        (Edits.ONCE, Meaning.MESSAGE_GONE, Edit(text="已交办。", message=3), True),
        (Edits.ONCE, Meaning.UNREACHABLE, Edit(text="已交办。", message=3), False),
        (Edits.ONCE, Meaning.MESSAGE_GONE, Message(text="已交办。"), False),
        (Edits.ALWAYS, Meaning.MESSAGE_GONE, Edit(text="已交办。", message=3), False),
    ],
)
async def test_only_what_was_changed_once_and_can_not_be_changed_again_is_told_as_an_update(
    edits: Edits, meaning: Meaning, payload: Payload, *, is_told: bool
) -> None:
    channel = Narrow(replace(BARE, edits=edits), refuses=0, meaning=meaning)
    outcome = await send(channel, parcel(payload), None)
    assert (isinstance(outcome, Sent), channel.texts) == ((True, ["【更新】已交办。"]) if is_told else (False, []))
