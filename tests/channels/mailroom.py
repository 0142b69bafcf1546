"""A mail server on loopback: keeps the e-mails that it is given, and can refuse."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "bot", "p@ss/word"


@dataclass
class Mailroom:
    """`refuses` is the answer to each recipient; empty: all are taken."""

    url: str = ""
    letters: list[EmailMessage] = field(default_factory=list)
    refuses: str = ""

    async def handle_RCPT(  # as aiosmtpd calls it
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.refuses or not session.authenticated:
            return self.refuses or "530 Authentication required"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        letter = message_from_bytes(content, policy=policy.default)
        assert letter["To"] == envelope.rcpt_tos[0]
        self.letters.append(letter)
        return "250 OK"


def _knows(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object) -> AuthResult:
    assert isinstance(given, LoginPassword)
    return AuthResult(success=(given.login, given.password) == (USER.encode(), PASSWORD.encode()))


@asynccontextmanager
async def mailroom() -> AsyncIterator[Mailroom]:
    opened = Mailroom()

    def speaks() -> SMTP:
        return SMTP(opened, hostname="localhost", authenticator=_knows, auth_require_tls=False)

    server = await asyncio.get_running_loop().create_server(speaks, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        opened.url = f"smtp://{USER}:p%40ss%2Fword@127.0.0.1:{port}"
        yield opened
