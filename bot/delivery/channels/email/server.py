"""Reads SMTP_URL: where the mail server is, who signs in there, and whether the way is encrypted."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PLAIN, TLS = "smtp", "smtps"
PORTS = {PLAIN: 25, TLS: 465}
HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class WrongServer(ValueError):  # noqa: N818 - named as the other refusals are
    """The URL names no mail server, or one at which a password could be overheard."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server.

    `tls`: encrypted from the first byte. `start_tls` True: it must switch to encryption; None: it does if it can.
    """

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: bool = False
    start_tls: bool | None = None


def mail_server(url: str) -> MailServer:
    """Return the server; raise WrongServer. A password goes over an encrypted way only, or stays on this machine."""
    try:
        there = urlsplit(url)
        host, port = there.hostname, there.port
    except ValueError:
        raise WrongServer("SMTP_URL can't be read: its form is smtp://USER:PASSWORD@HOST:587") from None
    if there.scheme not in PORTS or not host:
        raise WrongServer("SMTP_URL must begin with smtp:// or smtps:// and name a host")
    if there.path.strip("/") or there.query or there.fragment:
        raise WrongServer("SMTP_URL ends with the port: / ? and # in a password are written %2F %3F %23")
    user, password = unquote(there.username or ""), unquote(there.password or "")
    tls, secret = there.scheme == TLS, bool(user) and host not in HERE
    start = False if tls else secret or None
    return MailServer(host, port or PORTS[there.scheme], user, password, tls, start)
