"""Whatever people send, wherever: answered in words that say what to do, and what was typed before is still there."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.demo.botapi import Person, acts
from bot.demo.botapi.kinds import KINDS
from tests.badinput.places import (
    Place,
    attaching,
    checking,
    choosing,
    drafts_of,
    inviting,
    member,
    naming,
    phoning,
    sorting,
    stranger,
    writing,
)
from tests.house import House, open_house
from tests.screenplays.stage import PORT, curtain, quiet

pytestmark = pytest.mark.asyncio(loop_scope="module")

MEGA = 1024 * 1024
Sends = Callable[[Person], Awaitable[Any]]
UNUSABLE = "用不上这类消息"
UNHEARD = "不能用语音"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One house for the whole table: each row has a person of its own."""
    folder: Path = tmp_path_factory.mktemp("badinput")
    async with open_house(folder) as opened:
        yield opened
        await curtain(opened)


@dataclass(frozen=True)
class Row:
    """`sends` in `place` is answered with `told`, or with silence; `kept`: the drafts are as they were."""

    place: Place
    sends: Sends
    told: tuple[str, ...]
    kept: bool = True


def raw(**content: Any) -> Sends:
    """What Telegram's own app would not send, but its servers could bring."""

    async def sends(who: Person) -> None:
        acts.put(who.world, who.id, content)

    return sends


def kind(name: str, **about: Any) -> Sends:
    return lambda who: who.sends(name, **about)


def text(words: str) -> Sends:
    return lambda who: who.says(words)


def file(name: str, size: int, mime: str) -> Sends:
    return lambda who: who.sends_file(name, size, mime)


def forged(data: str) -> Sends:
    async def sends(who: Person) -> None:
        await who.presses_forged(data)

    return sends


async def edits(who: Person) -> None:
    await who.edits(next(one for one in who.messages if not one.by_bot), "改成这样")


NOTHING = {
    "blanks": raw(text=" \n\t\u3000 "),
    "invisible": raw(text="\u200b\u200d\u2060\ufeff\u202e"),
}
OF_NO_USE = {name: kind(name) for name in KINDS if name not in {"forward", "voice"}} | {
    "contact": raw(contact={"phone_number": "13900001111", "first_name": "某人"}),
    "story": raw(story={"chat": {"id": 5, "type": "private", "first_name": "x"}, "id": 1}),
    "dice with a caption": kind("dice", caption=PORT),
    "an empty text": raw(text=""),
}
VOICES = {"voice": kind("voice"), "voice with a caption": kind("voice", caption="请听")}
NOT_SAID = {
    "nothing at all": raw(),
    "something of next year": raw(hologram={"id": 1}),
}
STEPS: dict[str, Place] = {
    "code": stranger,
    "name": naming,
    "text": writing,
    "files": attaching,
    "department": choosing,
    "kind": sorting,
    "check": checking,
    "invited department": inviting,
}
STRAYS = {
    f"{name} at {step}": Row(place, sends, (UNUSABLE,))
    for step, place in STEPS.items()
    for name, sends in OF_NO_USE.items()
    if step in {"text", "kind"} or name == "sticker"
}
SPOKEN = {
    f"{name} at {step}": Row(place, sends, (UNHEARD,))
    for step, place in STEPS.items()
    if step not in {"text", "files"}
    for name, sends in VOICES.items()
}
SILENCE = {
    f"{name} at {step}": Row(place, sends, ()) for step, place in STEPS.items() for name, sends in NOT_SAID.items()
}
EMPTY = {
    f"{name} at {step}": Row(place, sends, ("没有收到内容",))
    for step, place in STEPS.items()
    for name, sends in NOTHING.items()
}
EDITED = {f"an edit at {step}": Row(place, edits, ("修改已发出的消息不会生效",)) for step, place in STEPS.items()}

LONG = "货" * 4500
ROWS: dict[str, Row] = (
    STRAYS
    | SPOKEN
    | SILENCE
    | EMPTY
    | EDITED
    | {
        # Without a form
        "a sticker and no form": Row(member, kind("sticker"), ("不清楚要做什么",)),
        "a few words and no form": Row(member, text("在吗"), ("您好！",)),
        "emoji and no form": Row(member, text("🙏🙏🙏"), ("不清楚要做什么",)),
        "an unknown command": Row(member, text("/nosuchthing now"), ("没有", "/nosuchthing", "/help")),
        "a command of another role": Row(member, text("/triage"), ("其他身份",)),
        "/cancel without a form": Row(member, text("/cancel"), ("没有",)),
        "a slash": Row(member, text("/"), ("不清楚要做什么",)),
        "a command for another bot": Row(member, text("/help@other_bot"), ("没有",)),
        # In the middle of a form
        "an unknown command in mid-form": Row(writing, text("/nosuchthing"), ("没有", "/nosuchthing")),
        "/help in mid-form": Row(writing, text("/help"), ("随时可用",)),
        "/my in mid-form": Row(writing, text("/my"), ("诉求",)),
        "/book in mid-form": Row(sorting, text("/book"), ("坐诊",)),
        "/start in mid-form": Row(writing, text("/start"), ("用自己的话说说",)),
        # Codes, phones, names
        "a code too short": Row(stranger, text("91530100"), ("应为18位", "8位")),
        "a code mistyped": Row(stranger, text("91350100M000100Y44"), ("没有通过校验",)),
        "a code in words": Row(stranger, text("我不知道"), ("应为18位",)),
        "SQL for a code": Row(stranger, text("' OR 1=1; DROP TABLE appeal; --"), ("应为18位",)),
        "HTML for a code": Row(stranger, text("<b>91350100M000100Y43</b>"), ("应为18位",)),
        "a code in full width": Row(stranger, text("９１５３０１００ＤＥＭ０００００１Ｃ"), ("全称",), kept=False),
        "a code with marks nobody sees": Row(
            stranger, text("\u202e9153\u200b0100\u2066 DEM0-0000\u20691C\u202c"), ("全称",), kept=False
        ),
        "emoji for a name": Row(naming, text("🚚🚚"), ("名称里要有文字",)),
        "digits for a name": Row(naming, text("12345"), ("名称里要有文字",)),
        "a name without end": Row(naming, text("长" * 51), ("51个字", "最多50个字")),
        "HTML for a name": Row(naming, text("<b>云南</b>&<script>物流"), ("州市",), kept=False),
        "SQL for a name": Row(naming, text("Robert'); DROP TABLE person;--"), ("州市",), kept=False),
        "a name written from right to left": Row(naming, text("شركة التجارة"), ("州市",), kept=False),
        "a phone in full width": Row(
            phoning, text("１３６－００１３－６０００"), ("请核对", "13600136000"), kept=False
        ),
        "a phone that is none": Row(phoning, text("12345"), ("没有认出电话号码",)),
        "somebody else's contact": Row(phoning, lambda who: who.shares_contact(own=False), ("别人的联系方式",)),
        # The text
        "a forwarded text": Row(writing, kind("forward"), ("已记下",), kept=False),
        "emoji in the text": Row(writing, text("😡" * 5), ("已记下",), kept=False),
        "HTML in the text": Row(writing, text("<b>x</b> <a href='http://x'>&amp;</a>"), ("已记下",), kept=False),
        "traditional characters": Row(writing, text("貨物壓在磨憨口岸，請海關縮短檢驗時間"), ("已记下",), kept=False),
        "an album in the text": Row(writing, lambda who: who.sends_photo(media_group=3), ("附件3个",), kept=False),
        "4500 characters": Row(writing, text(LONG), ("最多2000个字", "没有记下", "还在"), kept=False),
        # Files
        "30 MB": Row(writing, file("图纸.pdf", 30 * MEGA, "application/pdf"), ("图纸.pdf", "超过20MB")),
        "30 MB at the step of files": Row(attaching, file("图纸.pdf", 30 * MEGA, "application/pdf"), ("超过20MB",)),
        "a program": Row(attaching, file("setup.exe", MEGA, "application/x-msdownload"), ("setup.exe", "不能接收")),
        "a file without an ending": Row(attaching, file("README", 10, "application/octet-stream"), ("不能接收",)),
        "a file whose type has an ending": Row(attaching, file("README", 10, "text/plain"), ("附件1个",), kept=False),
        "two endings": Row(attaching, file("a.pdf.exe", 10, "application/pdf"), ("不能接收",)),
        "a file where words are wanted": Row(sorting, file("a.pdf", 10, "application/pdf"), (UNUSABLE,)),
        "an album where words are wanted": Row(sorting, lambda who: who.sends_photo(media_group=2), (UNUSABLE,)),
        # Choices
        "a number too high": Row(sorting, text("9"), ("没有对应的选项",)),
        "no choice at all": Row(sorting, text("随便"), ("没有对应的选项",)),
        "zero": Row(choosing, text("0"), ("没有对应的选项",)),
        "a department that is none": Row(choosing, text("天上人间局"), ("没有对应的选项",)),
        "a department in traditional characters": Row(choosing, text("省教育廳"), ("属于哪一类",), kept=False),
        "a kind in traditional characters": Row(sorting, text("服務需求"), ("请核对",), kept=False),
        "a control in traditional characters": Row(attaching, text("沒有附件"), ("不确定",), kept=False),
        "a number in full width": Row(sorting, text("３"), ("请核对",), kept=False),
        "an invited department that is none": Row(inviting, text("<i>天上</i>"), ("没有找到", "<i>天上</i>")),
    }
)
FORGED = [
    "", ":", "x", "d", "d:", "d:ACCEPT", "d:ACCEPT:1:ASSIGNED", "d:ACCEPT:1:ASSIGNED:1:1", "d:NOPE:1:ASSIGNED:1",
    "d:ACCEPT:one:ASSIGNED:1", "d:ACCEPT:-1:ASSIGNED:1", "d:ACCEPT:99999999999999999999:ASSIGNED:1", "s:", "s:1.5",
    "g:nosuch:0", "g:my:-1", "r:1:ANSWERED:1:GREAT", "c:1:1", "l:1:MAYBE", "\x00", "货" * 20,
    "s:1;DROP TABLE appeal", "é" * 32,
]  # fmt: skip
ROWS |= {f"forged {data!r}": Row(writing, forged(data), ("按钮已经失效",)) for data in FORGED}
ROWS |= {
    "an appeal that is nobody's": Row(writing, forged("s:999999"), ("没有找到",)),
    "a move of it": Row(writing, forged("d:ACCEPT:999999:ASSIGNED:1"), ("没有找到",)),
    "a step of a form that never was": Row(writing, forged("c:999999:1:yes"), ("这一步已经过去",)),
    "a page beyond the end": Row(writing, forged("g:my:9999"), ("诉求",)),
}


@pytest.mark.parametrize("name", ROWS)
async def test_it_is_answered_and_nothing_is_lost(house: House, name: str) -> None:
    row = ROWS[name]
    who = await row.place(house)
    await quiet(house)
    before = await drafts_of(house, who)
    who.has_seen_all()
    await row.sends(who)
    if row.told:
        told = await who.sees(*row.told)
        assert any("\u4e00" <= char <= "\u9fff" for char in told.text)
    await quiet(house)
    if not row.told:
        await who.sees_nothing(0.05)
    if row.kept:
        assert await drafts_of(house, who) == before
