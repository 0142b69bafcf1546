"""Lists every call that was carried out, in order. Tests compare it with what should have been sent after a kill."""

import time

from bot.demo.botapi.fields import Args
from bot.demo.botapi.records import Json
from bot.demo.botapi.world import World


def enter(world: World, method: str, args: Args, result: object) -> None:
    """Add the row of a call; each message of an album has a row."""
    messages: list[object] = result if isinstance(result, list) and method == "sendMediaGroup" else [result]
    at = time.time()
    for message in messages:
        row: Json = {
            "method": method,
            "chat": args.get("chat_id"),
            "message_id": args.get("message_id"),
            "text": args.get("text", args.get("caption")),
            "at": at,
        }
        if isinstance(message, dict) and "message_id" in message:
            row["message_id"] = message["message_id"]
            row["text"] = message.get("text", message.get("caption"))
        world.ledger.append(row)
