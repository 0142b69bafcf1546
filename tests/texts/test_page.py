"""All messages on one page to read, as TEXTS.md in pytest's folder of this test."""

from pathlib import Path

from bot.domain.base.screen import Screen
from bot.texts.render import render
from bot.texts.style.markup import Html, seen
from tests.texts.everything import MAKERS
from tests.texts.samples import WORDS, Typed


def test_all_messages_stand_on_one_page(tmp_path: Path) -> None:
    page = ["# 全部消息"]
    for make in MAKERS:
        page.append(f"## {make.__name__}")
        shown = dict.fromkeys(f"### {label}\n{_shown(render(notice, WORDS))}" for label, notice in make(Typed()))
        page += shown
    (tmp_path / "TEXTS.md").write_text("\n\n".join(page), encoding="utf-8")


def _shown(screen: Screen) -> str:
    rows = ["　".join(f"[{button.label}]" for button in row) for row in screen.rows]
    toast = [f"（提示：{screen.toast}）"] if screen.toast else []
    phone = [f"（键盘：{screen.ask_phone}）"] if screen.ask_phone else []
    return "\n".join([seen(Html(screen.text)), *rows, *toast, *phone])
