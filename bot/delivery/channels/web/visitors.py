"""Finds out who makes a request: reads the cookie, looks up its sign-in, and checks the token in forms."""

import hashlib
import hmac
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from bot.delivery.clocks import Clocks
from bot.usecases.reach import renewing, signing_in
from bot.usecases.reach.signing_in import Idle
from storage.engine.database import Database
from storage.reach.sign_ins import SignIn

DAYS = 30 * 24 * 3600  # seconds that a browser keeps the cookie


def form_token(token: str) -> str:
    """Return the token for the forms of a page; it can't be made without the cookie, and outlives its renewals."""
    return hashlib.sha256(f"form:{renewing.stem(token)}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever makes a request. `token` is the cookie's, or a new one; `signed` is None if they are not signed in.

    `is_new`: they came without a cookie; `gets`: the browser is to be given the token.
    """

    token: str
    signed: SignIn | None
    is_new: bool
    gets: bool = False

    @property
    def form_token(self) -> str:
        return form_token(self.token)

    def meant(self, given: object) -> bool:
        """Whether the form comes from a page that was shown to this visitor."""
        return not self.is_new and isinstance(given, str) and hmac.compare_digest(given, self.form_token)


@dataclass(frozen=True, slots=True)
class Visitors:
    database: Database
    clocks: Clocks
    url: str
    idle: Idle = field(default_factory=Idle)

    @property
    def is_safe(self) -> bool:
        """Whether the page is reached by https. By http it may only be this machine, in the demo and in tests."""
        return self.url.startswith("https://")

    @property
    def cookie(self) -> str:
        return "__Host-zuozhen" if self.is_safe else f"zuozhen-{urlsplit(self.url).port}"

    @property
    def origin(self) -> str:
        there = urlsplit(self.url)
        return f"{there.scheme}://{there.netloc}"

    async def of(self, request: Request, *, acts: bool = True, renews: bool = False) -> Visitor:
        """Return who makes the request.

        `acts`: the person does something with it; `renews`: the browser may be given another token with the answer.
        """
        token = request.cookies.get(self.cookie, "")
        if not 20 <= len(token) <= 100:
            return Visitor(renewing.new_token(), None, is_new=True, gets=True)
        now = self.clocks.people()
        signed = await self.database.write(signing_in.signed_in, token, self.idle, now=now, acts=acts)
        fresh = None
        if signed is not None and renews and renewing.is_due(signed, now):
            fresh = await self.database.write(renewing.offer, signed, token, now)
        return Visitor(fresh or token, signed, is_new=False, gets=fresh is not None)

    async def still(self, visitor: Visitor) -> bool:
        """Whether the visitor is still signed in, who has had the page open."""
        at, now = visitor.signed, self.clocks.people()
        return at is not None and await self.database.write(signing_in.still, at.id, self.idle, now=now)

    def forget(self, response: Response) -> None:
        response.delete_cookie(self.cookie, path="/", httponly=True, secure=self.is_safe, samesite="lax")

    def remember(self, response: Response, token: str) -> None:
        response.set_cookie(
            self.cookie, token, max_age=DAYS, path="/", httponly=True, secure=self.is_safe, samesite="lax"
        )
