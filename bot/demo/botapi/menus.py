"""Finds the commands in a chat's menu: those of the narrowest scope that has any."""

from bot.demo.botapi.errors import bad
from bot.demo.botapi.records import Json
from bot.demo.botapi.world import World

_PLAIN = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_OF_CHAT = {"chat", "chat_administrators", "chat_member"}


def scope_key(scope: Json, language: str) -> str:
    kind = scope.get("type")
    if kind in _PLAIN:
        return f"{kind}:{language}"
    if kind in _OF_CHAT and "chat_id" in scope:
        return f"{kind} {scope['chat_id']} {scope.get('user_id', '')}:{language}"
    raise bad("can't parse BotCommandScope: unsupported type specified")


def menu_of(world: World, chat_id: int) -> list[Json]:
    for key in (f"chat {chat_id} :", "all_private_chats:", "default:"):
        if key in world.menus:
            return world.menus[key]
    return []


def tell_menus(world: World, key: str) -> None:
    """Tell the pages whose menu may have changed."""
    chats = [chat.id for chat in world.chats.values() if chat.private]
    for chat_id in chats:
        if key == f"chat {chat_id} :" or not key.startswith("chat"):
            world.feed.add("commands", chat_id, commands=menu_of(world, chat_id))
