"""Finds the proxy through which the Bot API is reached, if there is one."""

from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from bot.config.settings import Settings
from bot.delivery.bot_api_start import Refused
from bot.delivery.checkup import TELEGRAM

SCHEMES = ("http", "https")
WRONG = "the proxy for the Bot API must be written as http://HOST:PORT or https://HOST:PORT: check {name}"


def proxy_of(settings: Settings) -> str | None:
    """Return BOT_API_PROXY, or what HTTPS_PROXY and NO_PROXY say for the address.

    Raise Refused for another kind of proxy.
    """
    given = settings.bot_api_proxy.get_secret_value()
    found = given or _of_environment(settings.bot_api_url or TELEGRAM)
    if found and (urlsplit(found).scheme not in SCHEMES or not urlsplit(found).hostname):
        raise Refused(WRONG.format(name="BOT_API_PROXY" if given else "HTTPS_PROXY, HTTP_PROXY or ALL_PROXY"))
    return found or None


def _of_environment(address: str) -> str:
    """Return the proxy from the environment; a server on this machine is reached without one."""
    url, known = urlsplit(address), getproxies()
    host = url.hostname or ""
    if _is_here(host) or proxy_bypass(url.netloc.rpartition("@")[2]):
        return ""
    found = known.get(url.scheme) or known.get("all") or ""
    return found if "://" in found or not found else f"http://{found}"


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
