"""The pages for signing in and out at the web chat, and the list of where one is signed in."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.delivery.channels.web import page_acts
from bot.delivery.channels.web.page_acts import Asked, Knock, TooOften
from bot.delivery.channels.web.pages import Pages, allowed
from bot.delivery.channels.web.visitors import Visitor
from bot.domain.people.identity import BadPhone, parse_phone
from bot.texts.reach import sign_in_page
from bot.texts.reach.sign_in_page import Place
from bot.texts.style import dates
from bot.usecases.reach import renewing
from storage.reach import sign_ins

SECONDS = 300.0  # machine seconds within which a code has to leave


@dataclass
class Signing:
    pages: Pages

    def routes(self) -> list[BaseRoute]:
        post = ["POST"]
        return [
            Route("/sign-in", self.sign_in, methods=post),
            Route("/sign-in/phone", self.ask_code, methods=post),
            Route("/sign-in/code", self.sign_in, methods=post),
            Route("/devices", self.devices),
            Route("/devices", self.end, methods=post),
        ]

    @property
    def by_phone(self) -> bool:
        """Whether people can sign in by a code that is sent to their phone."""
        return self.pages.sms_each_day > 0

    async def ask_code(self, request: Request) -> Response:
        """Send a code to a phone number. The answer does not show whether the number is known or has had too many."""
        visitor, form = await self.pages.visitors.of(request), await self.pages.form(request)
        phone = _phone(form)
        if not visitor.meant(form.get("token")):
            return self._again(visitor, sign_in_page.STALE, "")
        if not self.by_phone or not phone:
            return self._again(visitor, sign_in_page.NO_MOBILE, "")
        pages = self.pages
        question = Asked(phone, _networks(request), pages.title, pages.sms_each_day)
        try:
            expires = pages.clocks.machine() + SECONDS
            await pages.database.write(page_acts.send_code, question, expires, now=pages.clocks.people())
        except TooOften:
            return self._again(visitor, sign_in_page.TOO_OFTEN, "", 429)
        return self.pages.page(visitor, sign_in_page.code(self.pages.frame(visitor), phone))

    async def sign_in(self, request: Request) -> Response:
        visitor, form = await self.pages.visitors.of(request), await self.pages.form(request)
        typed, phone = str(form.get("code", ""))[:200].strip(), _phone(form)
        if not visitor.meant(form.get("token")):
            return self._again(visitor, sign_in_page.STALE, typed, phone=phone)
        now = self.pages.clocks.people()
        knock = Knock(typed, _networks(request), request.headers.get("user-agent", ""), renewing.new_token(), phone)
        try:
            address = await self.pages.database.write(page_acts.come_in, knock, visitor.signed, now=now)
        except TooOften:
            return self._again(visitor, sign_in_page.TOO_OFTEN, typed, 429, phone)
        if address is None:
            return self._again(visitor, sign_in_page.WRONG_SMS if phone else sign_in_page.WRONG, typed, phone=phone)
        self.pages.wake.set()
        answer = RedirectResponse("/", 303)
        self.pages.visitors.remember(answer, knock.token)
        return answer

    async def devices(self, request: Request) -> Response:
        visitor = await self.pages.visitors.of(request)
        if visitor.signed is None:
            return RedirectResponse("/", 303)
        at = visitor.signed
        found = await self.pages.database.read(sign_ins.of_person, at.person) if at.person else [at]
        places = [
            Place(sign_in.id, sign_in_page.device(sign_in.agent), dates.stamp(sign_in.since), sign_in.id == at.id)
            for sign_in in found
        ]
        return self.pages.page(visitor, sign_in_page.devices(self.pages.frame(visitor), places))

    async def end(self, request: Request) -> Response:
        visitor, form = await self.pages.visitors.of(request), await self.pages.form(request)
        if (at := allowed(visitor, form)) is None:
            return self.pages.forged(visitor)
        typed = str(form.get("row", ""))
        number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else None
        if number is None and typed != "others":
            return self.pages.told(visitor, sign_in_page.NOT_OFFERED)
        here = await self.pages.database.write(page_acts.end, at, number)
        answer = RedirectResponse("/" if here else "/devices", 303)
        if here:
            self.pages.visitors.forget(answer)
            answer.headers["Clear-Site-Data"] = '"storage"'  # also what was typed and not sent
        return answer

    def _again(self, visitor: Visitor, wrong: str, typed: str, status: int = 400, phone: str = "") -> Response:
        frame = self.pages.frame(visitor)
        if phone:
            return self.pages.page(visitor, sign_in_page.code(frame, phone, wrong=wrong), status)
        made = sign_in_page.sign_in(frame, by_phone=self.by_phone, wrong=wrong, typed=typed)
        return self.pages.page(visitor, made, status)


def _phone(form: FormData) -> str:
    """Return the mobile number in a form as it is stored; an empty text if there is none."""
    try:
        found = parse_phone(str(form.get("phone", ""))[:40])
    except BadPhone:
        return ""
    return found if found.isdecimal() else ""


def _networks(request: Request) -> tuple[str, ...]:
    return networks_of(request.client.host if request.client else "")


def networks_of(host: str) -> tuple[str, ...]:
    """Return the networks in which tries are counted, the nearest first.

    It is an IPv4 address and its /24, or a line's /64 of IPv6 and the /48 around it.
    """
    try:
        found = ip_address(host)
    except ValueError:
        return (host,)
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    wholes = (32, 24) if isinstance(found, IPv4Address) else (64, 48)
    return tuple(str(ip_network(f"{str(found).partition('%')[0]}/{whole}", strict=False)) for whole in wholes)
