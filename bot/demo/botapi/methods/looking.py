"""The methods that return facts about the bot, its chats, files and menus."""

import re

from bot.demo.botapi.errors import bad
from bot.demo.botapi.fields import Args
from bot.demo.botapi.menus import scope_key, tell_menus
from bot.demo.botapi.records import Json
from bot.demo.botapi.world import World

DOWNLOAD_LIMIT = 20 * 1024 * 1024
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, _args: Args) -> Json:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def get_chat(world: World, args: Args) -> Json:
    return world.find_chat(args["chat_id"]).raw | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


def get_file(world: World, args: Args) -> Json:
    card = world.files.get(args["file_id"])
    if card is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if card.size > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    return card.telegram | {"file_path": card.path}


def set_my_commands(world: World, args: Args) -> bool:
    commands = [_command(item) for item in args["commands"]]
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    return _put(world, args, commands)


def delete_my_commands(world: World, args: Args) -> bool:
    return _put(world, args, [])


def get_my_commands(world: World, args: Args) -> list[Json]:
    return world.menus.get(_key(world, args), [])


def _put(world: World, args: Args, commands: list[Json]) -> bool:
    key = _key(world, args)
    world.put_menu(key, commands)
    tell_menus(world, key)
    return True


def _key(world: World, args: Args) -> str:
    scope = args.get("scope") or {"type": "default"}
    if "chat_id" in scope:
        scope = scope | {"chat_id": world.find_chat(scope["chat_id"]).id}
    return scope_key(scope, args.get("language_code", ""))


def _command(item: Json) -> Json:
    if not _COMMAND.fullmatch(item["command"].removeprefix("/")):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(item["description"]) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": item["command"].removeprefix("/"), "description": item["description"]}
