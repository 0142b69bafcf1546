"""Somebody with a browser that knows no scripts: follows what the page offers, types into its forms, reads it."""

import asyncio
import html
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import httpx

from tests.loopback import http_client

PATIENCE = 10.0
Found = TypeVar("Found")
_FORM = re.compile(r"<form (?P<head>[^>]*)>(?P<body>.*?)</form>", re.DOTALL)
_FIELD = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
_BUTTON = re.compile(r'<button(?: name="(?P<name>[^"]*)" value="(?P<value>[^"]*)")?[^>]*>(?P<label>[^<]*)</button>')
_ARTICLE = re.compile(
    r'<(?:article|p) class="(?:bubble (?P<side>\w+)|note)" id="b(?P<id>\d+)"[^>]*>(?P<body>.*?)</(?:article|p)>',
    re.DOTALL,
)
_TEXT = re.compile(r'<div class="text">(.*?)</div>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Form:
    action: str
    fields: dict[str, str]
    buttons: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Seen:
    """A bubble as it is read."""

    id: int
    mine: bool
    text: str
    source: str


def forms(page: str) -> list[Form]:
    found = []
    for one in _FORM.finditer(page):
        action = re.search(r'action="([^"]*)"', one["head"])
        fields = {name: html.unescape(value) for name, value in _FIELD.findall(one["body"])}
        buttons = {
            html.unescape(button["label"]): (button["name"] or "", html.unescape(button["value"] or ""))
            for button in _BUTTON.finditer(one["body"])
        }
        found.append(Form(action[1] if action else "", fields, buttons))
    return found


def bubbles(page: str) -> list[Seen]:
    found = []
    for one in _ARTICLE.finditer(page):
        said = _TEXT.search(one["body"])
        text = html.unescape(_TAG.sub("", said[1] if said else one["body"]))
        found.append(Seen(int(one["id"]), one["side"] == "mine", text, one["body"]))
    return found


@dataclass
class Visitor:
    """Has a browser of its own; `url` is where the house is."""

    url: str
    client: httpx.AsyncClient
    page: str = ""
    _seen: set[int] = field(default_factory=set)

    async def opens(self, path: str = "/") -> str:
        answer = await self.client.get(path)
        self.page = answer.text
        return self.page

    async def posts(self, form: Form, **values: str) -> httpx.Response:
        answer = await self.client.post(form.action, data=form.fields | values, headers={"Origin": self.url})
        self.page = answer.text
        return answer

    async def comes_in(self, code: str) -> None:
        await self.opens()
        await self.posts(self.form("/sign-in"), code=code)
        assert 'id="log"' in self.page, self.page

    def form(self, action: str, label: str = "") -> Form:
        return next(one for one in forms(self.page) if one.action == action and (not label or label in one.buttons))

    async def says(self, text: str) -> None:
        await self.opens()
        await self.posts(self.form("/say", "发送"), text=text)

    async def presses(self, label: str) -> None:
        """Press the newest button that says so, wholly or among other words; wait until it is there."""
        form, said = await self._until(lambda: self.offers(label), f"no button {label}")
        name, value = form.buttons[said]
        answer = await self.posts(form, **{name: value})
        assert answer.status_code == 200, answer.text

    def offers(self, label: str) -> tuple[Form, str] | None:
        newest = [one for one in reversed(forms(self.page)) if one.action == "/press"]
        offered = [(form, said) for form in newest for said in form.buttons if label in said]
        return next((one for one in offered if one[1] == label), offered[0] if offered else None)

    async def sends_file(self, name: str, data: bytes, mime: str) -> httpx.Response:
        await self.opens()
        form = self.form("/file")
        answer = await self.client.post(
            "/file", data=form.fields, files={"file": (name, data, mime)}, headers={"Origin": self.url}
        )
        self.page = answer.text
        return answer

    async def sees(self, *wanted: str) -> Seen:
        """Wait for a bubble of the house with these words that was not looked for before."""

        def look() -> Seen | None:
            for one in bubbles(self.page):
                if not one.mine and one.id not in self._seen and all(word in one.text for word in wanted):
                    self._seen.add(one.id)
                    return one
            return None

        return await self._until(look, f"nothing says {wanted}")

    async def _until(self, look: Callable[[], Found | None], complaint: str) -> Found:
        try:
            async with asyncio.timeout(PATIENCE):
                while (found := look()) is None:
                    await asyncio.sleep(0.03)
                    await self.opens()
                return found
        except TimeoutError:
            raise AssertionError(f"{complaint} in {[one.text for one in bubbles(self.page)][-6:]}") from None


@asynccontextmanager
async def visitor(url: str) -> AsyncIterator[Visitor]:
    async with http_client(base_url=url, follow_redirects=True, timeout=20) as client:
        yield Visitor(url, client)
