"""Other things that a person can send, such as stickers, voices and polls, as Telegram tells the bot of them."""

from collections.abc import Callable

from bot.demo.botapi.records import Json
from bot.demo.botapi.world import World


def _media(kind: str, name: str, mime: str, **about: object) -> Callable[[World], Json]:
    def made(world: World) -> Json:
        card = world.keep(kind, name, mime, b"bytes of " + kind.encode())
        return {kind: {**card.telegram, "mime_type": mime, **about}}

    return made


def _sticker(world: World) -> Json:
    made = _media("sticker", "sticker.webp", "image/webp", width=512, height=512, emoji="👍")(world)
    del made["sticker"]["mime_type"]
    return {"sticker": made["sticker"] | {"type": "regular", "is_animated": False, "is_video": False}}


def _note(world: World) -> Json:
    made = _media("video_note", "note.mp4", "video/mp4", length=240, duration=3)(world)
    del made["video_note"]["mime_type"]
    return made


def _poll(_world: World) -> Json:
    options = [{"text": text, "voter_count": 0, "persistent_id": text} for text in ("yes", "no")]
    return {
        "poll": {
            "id": "1",
            "question": "Lunch?",
            "options": options,
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    }


def _forward(world: World) -> Json:
    date = int(world.clock()) - 3600
    return {
        "text": "A forwarded text",
        "forward_origin": {"type": "hidden_user", "date": date, "sender_user_name": "Somebody"},
    }


_PLACE = {"latitude": 25.04, "longitude": 102.71}

KINDS: dict[str, Callable[[World], Json]] = {
    "sticker": _sticker,
    "voice": _media("voice", "voice.ogg", "audio/ogg", duration=3),
    "audio": _media("audio", "song.mp3", "audio/mpeg", duration=180),
    "video": _media("video", "video.mp4", "video/mp4", width=640, height=480, duration=5),
    "animation": _media("animation", "cat.mp4", "video/mp4", width=320, height=240, duration=2),
    "video_note": _note,
    "location": lambda _: {"location": dict(_PLACE)},
    "venue": lambda _: {
        "location": dict(_PLACE),
        "venue": {"location": _PLACE, "title": "A", "address": "B"},
    },
    "poll": _poll,
    "dice": lambda _: {"dice": {"emoji": "🎲", "value": 4}},
    "forward": _forward,
}
