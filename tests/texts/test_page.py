"""All messages on one page to read, as TEXTS.md in pytest's folder of this test."""

from pathlib import Path

from bot.domain.screen import Screen
from bot.texts.markup import Html, seen
from bot.texts.render import render
from tests.texts.notices import done as confirmations
from tests.texts.notices import looks, pushes
from tests.texts.questions import questions
from tests.texts.samples import WORDS, Typed
from tests.texts.talk import refusals, talk


def test_all_messages_stand_on_one_page(tmp_path: Path) -> None:
    every = {
        "提问": questions,
        "推送": pushes,
        "确认": confirmations,
        "查看": looks,
        "说明": talk,
        "拒绝": refusals,
    }
    page = ["# 全部消息"]
    for title, make in every.items():
        page.append(f"## {title}")
        page += [f"### {label}\n{_shown(render(notice, WORDS))}" for label, notice in make(Typed())]
    (tmp_path / "TEXTS.md").write_text("\n\n".join(page), encoding="utf-8")


def _shown(screen: Screen) -> str:
    rows = ["　".join(f"[{button.label}]" for button in row) for row in screen.rows]
    toast = [f"（提示：{screen.toast}）"] if screen.toast else []
    phone = [f"（键盘：{screen.ask_phone}）"] if screen.ask_phone else []
    return "\n".join([seen(Html(screen.text)), *rows, *toast, *phone])
