"""The methods by which a bot gets its updates, by polling or by a webhook."""

import re

from bot.demo.botapi.errors import bad, conflict
from bot.demo.botapi.fields import Args
from bot.demo.botapi.loopback import is_loopback
from bot.demo.botapi.records import Json
from bot.demo.botapi.world import World

_WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_updates(world: World, args: Args) -> list[Json]:
    if world.webhook.url:
        raise conflict(_WEBHOOK_ACTIVE)
    _allow(world, args)
    offset = args.get("offset", 0)
    if offset < 0:
        offset = world.queue.lowest_of_last(-offset)
    if world.queue.pending and offset > next(iter(world.queue.pending)):
        world.confirm(offset)
    limit = args.get("limit", 100)
    return await world.poller.poll(limit if 1 <= limit <= 100 else 100, max(0, args.get("timeout", 0)))


def _allow(world: World, args: Args) -> None:
    if "allowed_updates" in args:
        world.queue.allowed = [str(kind) for kind in args["allowed_updates"]]


def _drop(world: World, args: Args) -> None:
    if args.get("drop_pending_updates"):
        world.queue.again.clear()
        world.confirm(world.queue.last_id + 1)


async def set_webhook(world: World, args: Args) -> bool:
    url, secret = args.get("url", ""), args.get("secret_token", "")
    here = not url or (url.startswith(("https://", "http://")) and is_loopback(url))
    if not here and not url.startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    if not here:
        raise bad("bad webhook: this server brings updates to this machine only")
    _allow(world, args)
    _drop(world, args)
    world.webhook.start(url, secret, args.get("max_connections", 40))
    return True


def delete_webhook(world: World, args: Args) -> bool:
    world.webhook.stop()
    _drop(world, args)
    return True


def get_webhook_info(world: World, _args: Args) -> Json:
    hook, queue = world.webhook, world.queue
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(queue),
        "max_connections": hook.at_once,
    }
    if queue.allowed:
        info["allowed_updates"] = queue.allowed
    if hook.last_error:
        info["last_error_date"], info["last_error_message"] = hook.last_error
    return info
