"""What the cast may do at random: sensible steps, senseless ones, and updates that are broken."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from bot.demo.botapi.entities import commands
from bot.domain.base.press import Menu
from tests.badinput.theatre import CAST, Theatre

Json = dict[str, Any]
WORDS = [
    "货压在磨憨口岸等化验，请海关缩短检验时间，费用很高。",
    "我们公司遇到一件麻烦事，想请领导协调一下，谢谢。",
    "91350100M000100Y43", "91530100DEM000001C", "云南某某物流有限公司", "昆明市", "李敏", "13800138000",
    "１３９００００１１１１",
    "1", "2", "3", "9", "确认", "同意", "完成", "跳过", "上一步", "取消", "不确定", "服务需求", "省教育厅", "昆明海关",
    "已解决", "重新填写", "<b>&", "'; DROP TABLE appeal;--", "\u200b", "🚚", "货" * 2100, "x" * 4096,
]  # fmt: skip
COMMANDS = [f"/{menu}" for menu in Menu] + [
    "/nosuch",
    "/start inv_wrong",
    "/start x",
    "/help@other",
    "/",
    "/cancel now",
]
FORGED = ["", "x", "d:ACCEPT:1:ASSIGNED:1", "d:RATE:1:ANSWERED:1", "s:1", "h:1", "p:1", "c:1:1:yes", "l:1:Y",
          "b:1", "x:1", "g:my:0", "g:todo:9", "r:1:ANSWERED:1:UNSATISFIED", "d:ASSIGN:1:TRIAGE:1",
          "s:9007199254740993"]  # fmt: skip
JUNK: list[Any] = [None, "", -1, 0, 2**63, 1.5, True, [], {}, "\ud800", "\x00", [[]], {"id": 1}, "9" * 400]

_STICKER = {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
CONTENTS: list[Json] = [
    {"sticker": {**_STICKER, "file_id": "s", "file_unique_id": "s"}},
    {"dice": {"emoji": "🎲", "value": 4}},
    {"location": {"latitude": 25.0, "longitude": 102.7}},
    {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}], "caption": "照片说明"},
    {"document": {"file_id": "d", "file_unique_id": "d", "file_name": "a.pdf", "file_size": 10}},
    {"document": {"file_id": "e", "file_unique_id": "e", "file_name": "a.exe", "file_size": 31 * 2**20}},
    {"document": {"file_id": "f", "file_unique_id": "f"}},
    {"contact": {"phone_number": "13800138000", "first_name": "x"}},
    {},
]  # fmt: skip

USERS = st.sampled_from([*CAST, 3, 3, 3, 6, 6, 6, 10, 10])
TEXTS = st.sampled_from(WORDS) | st.text(min_size=1, max_size=40)
STEPS = st.one_of(
    *[st.tuples(st.just("file"), st.sampled_from([3, 4, 5]), st.integers(0, 20))] * 2,
    *[st.tuples(st.just("move"), USERS, st.integers(0, 20))] * 6,
    *[st.tuples(st.just("press"), USERS, st.integers(0, 12))] * 3,
    st.tuples(st.just("say"), USERS, TEXTS),
    st.tuples(st.just("say"), USERS, st.sampled_from(WORDS)),
    st.tuples(st.just("say"), USERS, st.sampled_from(COMMANDS)),
    st.tuples(st.just("send"), USERS, st.sampled_from(CONTENTS)),
    st.tuples(st.just("own_contact"), USERS, st.just(0)),
    st.tuples(st.just("forge"), USERS, st.sampled_from(FORGED) | st.text(max_size=64)),
    st.tuples(st.just("edit"), USERS, TEXTS),
    st.tuples(st.just("group"), USERS, st.sampled_from(COMMANDS)),
    st.tuples(st.just("block"), USERS, st.booleans()),
    st.tuples(st.just("again"), USERS, st.just(0)),
    st.tuples(st.just("broken"), USERS, st.tuples(st.integers(0, 40), st.sampled_from(JUNK), st.booleans())),
    st.tuples(st.just("pass"), USERS, st.sampled_from([1, 20, 80, 300])),
)
Step = tuple[str, int, Any]


def person(user: int) -> Json:
    return {"id": user, "is_bot": False, "first_name": f"某人{user}"}


def message(theatre: Theatre, user: int, content: Json, chat: Json | None = None) -> Json:
    where = chat or {"id": user, "type": "private", "first_name": f"某人{user}"}
    date = int(theatre.now.timestamp())
    return {"message_id": theatre.number(), "from": person(user), "chat": where, "date": date, **content}


def text_of(words: str) -> Json:
    marks = commands(words)
    return {"text": words, "entities": marks} if marks else {"text": words}


def pressed(theatre: Theatre, user: int, number: int, data: str) -> Json:
    under = message(theatre, 1, {"text": "x"}, {"id": user, "type": "private", "first_name": "x"})
    under |= {"message_id": number, "from": {"id": 1, "is_bot": True, "first_name": "Bot"}}
    query = {"id": str(theatre.number()), "from": person(user), "message": under, "chat_instance": "1", "data": data}
    return {"callback_query": query}


def update_of(theatre: Theatre, step: Step) -> Json | None:
    """The update that a step makes; None for one that makes none."""
    kind, user, what = step
    made: Json | None = None
    match kind:
        case "press":
            shown = theatre.buttons(user)
            if shown:
                made = pressed(theatre, user, *shown[what % len(shown)])
        case "forge":
            made = pressed(theatre, user, 1, what)
        case "say":
            made = {"message": message(theatre, user, text_of(what))}
        case "send":
            made = {"message": message(theatre, user, what)}
        case "own_contact":
            own = {"phone_number": "13700137000", "first_name": "x", "user_id": user}
            made = {"message": message(theatre, user, {"contact": own})}
        case "edit":
            made = {"edited_message": message(theatre, user, text_of(what)) | {"edit_date": 1729818000}}
        case "group":
            made = {"message": message(theatre, user, text_of(what), {"id": -7, "type": "supergroup", "title": "群"})}
        case "block":
            made = _membership(theatre, user, blocked=what)
    return made and {"update_id": theatre.number(), **made}


def _membership(theatre: Theatre, user: int, *, blocked: bool) -> Json:
    me = {"id": 1, "is_bot": True, "first_name": "Bot"}
    states = [{"user": me, "status": "member"}, {"user": me, "status": "kicked", "until_date": 0}]
    old, new = states if blocked else reversed(states)
    about = message(theatre, user, {})
    return {"my_chat_member": {**about, "old_chat_member": old, "new_chat_member": new}}


def breaks(update: Json, place: int, junk: Any, *, drop: bool) -> Json:
    """The same update with one of its values gone or replaced."""
    broken = deepcopy(update)
    spots = list(_spots({key: value for key, value in broken.items() if key != "update_id"}))
    holder, key = spots[place % len(spots)]
    if drop and isinstance(holder, dict):
        holder.pop(key, None)
    else:
        holder[key] = junk
    return broken


def _spots(part: Any) -> Any:
    pairs = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in list(pairs):
        yield part, key
        yield from _spots(value)
