"""The proxy of the deployment lets in what the web port serves, and keeps inside what is for operators."""

import re
from pathlib import Path

from starlette.routing import Route

from bot.delivery.channels.web.guard import LARGE
from bot.delivery.web import PATH, Web

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
CADDY = (DEPLOY / "Caddyfile").read_text("utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")


def test_what_is_for_operators_stays_inside() -> None:
    """All that the web port has besides Telegram's path and the pages."""
    app = Web(None, None, None, "secret").app()  # type: ignore[arg-type]  # only its routes are looked at
    own = {route.path for route in app.routes if isinstance(route, Route)} - {PATH}
    found = re.search(r"@inside path (.*)", CADDY)
    assert found
    assert set(found[1].split()) == own
    assert re.search(r"handle @inside \{\s*respond 404\s*\}", CADDY)


def test_the_largest_file_passes_and_the_stream_is_not_held_back() -> None:
    found = re.search(r"max_size (\d+)MB", CADDY)
    assert found
    assert LARGE < int(found[1]) * 1000 * 1000 < LARGE + 2_000_000
    assert "flush_interval -1" in CADDY


def test_the_bot_knows_its_address_and_believes_its_proxy() -> None:
    assert "WEB_URL: https://${DOMAIN" in COMPOSE
    assert "FORWARDED_ALLOW_IPS" in COMPOSE
    (port,) = set(re.findall(r"reverse_proxy receive:(\d+)", CADDY))
    assert port == "8443"
