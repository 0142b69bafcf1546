"""The command `python -m bot learn`: learns new weights, prints what they would change, and asks the coordinators."""

import argparse
import asyncio

from bot.app import SYSTEM_CLOCKS
from bot.classifier.study import Answer, Study
from bot.config.loader import load
from bot.config.settings import Settings
from bot.delivery.learner import Learner
from bot.programme import Programme
from bot.texts.render import render
from bot.texts.style.words import Words
from bot.usecases.people.accounts import bot_name
from storage.engine.database import open_database
from storage.engine.upgrade import upgrade

WORDS, MOVED = 30, 10  # shown


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to argparse's subparsers."""
    commands.add_parser("learn", help="learn from closed appeals and corrections; a coordinator decides in the chat")


async def run(settings: Settings) -> int:
    """Learn, print the preview, and send it to the coordinators."""
    programme = Programme.of(load(settings.pack))
    upgrade(settings.database_url)
    database = await open_database(settings.database_url, programme)
    try:
        words = Words(programme.pack, await database.read(bot_name) or "")
        learner = Learner(database, lambda notice: render(notice, words), SYSTEM_CLOCKS, asyncio.Event())
        found = await learner.learn()
    finally:
        await database.close()
    least = programme.pack.limits.lessons_least
    print(told(found) if found else f"nothing to learn: fewer than {least} appeals, or none since the last time")
    return 0


def told(found: Study) -> str:
    end = "the coordinators are asked" if found.is_fit else "not proposed: it would be no better"
    lines = [f"right on appeals not learned from: {found.before} before, {found.after} after; {end}"]
    lines += [f"would move {len(found.moved)} of the newest appeals"]
    lines += [f"  {item.number}: {_said(item.before)} → {_said(item.after)}" for item in found.moved[:MOVED]]
    lines += [f"new words: {len(found.found)}"]
    lines += [f"  {item.word} → {item.label}: {item.own} of {item.every} appeals" for item in found.found[:WORDS]]
    return "\n".join(lines)


def _said(answer: Answer) -> str:
    return f"{answer.department or 'nobody'}{'' if answer.decided else ' (left to people)'}"
