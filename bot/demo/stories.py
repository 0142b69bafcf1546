"""Reads what happened before the demo begins from the files in `data`."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.demo.botapi.records import Json
from bot.domain.appeals.action import Action
from bot.domain.classes.class_issue import ClassAction
from bot.domain.time.calendar import SHANGHAI

DATA = Path(__file__).parent / "data"
MARK = "【演示】"


@dataclass(frozen=True, slots=True)
class Firm:
    key: str
    name: str
    uscc: str
    region: str
    member: str

    @property
    def demo(self) -> bool:
        return self.name.startswith(MARK)


@dataclass(frozen=True, slots=True)
class Step:
    at: datetime
    action: Action
    data: Json


@dataclass(frozen=True, slots=True)
class Story:
    """One appeal and what happened to it; `demo`: it is not from the newspaper article; `kind_of` keys its class."""

    firm: str
    text: str
    kind: str
    theme: str
    filed: datetime
    demo: bool
    steps: tuple[Step, ...]
    kind_of: str = ""


@dataclass(frozen=True, slots=True)
class ClassStep:
    at: datetime
    action: ClassAction
    data: Json


@dataclass(frozen=True, slots=True)
class ClassStory:
    """A class of appeals that the program proposed, and what coordinators did with it."""

    key: str
    proposed: datetime
    steps: tuple[ClassStep, ...]


@dataclass(frozen=True, slots=True)
class Prologue:
    firms: tuple[Firm, ...]
    stories: tuple[Story, ...]
    classes: tuple[ClassStory, ...]
    session: Json
    booked_by: tuple[str, ...]

    @property
    def departments(self) -> tuple[str, ...]:
        """Return the departments that lead an appeal, each once."""
        leads = (step.data["lead"] for story in self.stories for step in story.steps if "lead" in step.data)
        return tuple(dict.fromkeys(leads))


@cache
def prologue() -> Prologue:
    facts = tomllib.loads((DATA / "stories.toml").read_text("utf-8"))
    article = [json.loads(line) for line in (DATA / "article-2024-10-25.jsonl").read_text("utf-8").splitlines()]
    session = {name: _local(value) for name, value in facts["session"].items()}
    return Prologue(
        firms=tuple(Firm(**item) for item in facts["enterprise"]),
        booked_by=tuple(session.pop("booked_by")),
        session=session,
        stories=tuple(_story(item, article) for item in facts["story"]),
        classes=tuple(map(_class, facts["class"])),
    )


def _story(facts: Json, article: list[Json]) -> Story:
    row = article[facts["article"] - 1] if "article" in facts else {}
    return Story(
        firm=facts["from"],
        text=row.get("text") or facts["text"],
        kind=facts["kind"],
        theme=row.get("theme") or facts["theme"],
        filed=_local(facts["filed"]),
        demo=not row,
        steps=tuple(_steps(facts["steps"], row)),
        kind_of=facts.get("class", ""),
    )


def _class(facts: Json) -> ClassStory:
    steps = [{name: _local(value) for name, value in step.items()} for step in facts["steps"]]
    return ClassStory(
        facts["key"],
        _local(facts["proposed"]),
        tuple(ClassStep(step.pop("at"), ClassAction(step.pop("do")), step) for step in steps),
    )


def _steps(steps: list[Json], row: Json) -> Iterator[Step]:
    """Return the steps of an appeal from the article, which goes to the departments that its row names."""
    for item in steps:
        data = {name: value for name, value in item.items() if name not in {"at", "do"}}
        if item["do"] == Action.ASSIGN and row:
            data |= {"lead": row["lead"], "assisting": row["co"]}
        yield Step(_local(item["at"]), Action(item["do"]), data)


def _local(value: object) -> Any:
    return value.replace(tzinfo=SHANGHAI) if isinstance(value, datetime) else value
