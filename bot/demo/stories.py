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
from bot.domain.appeals.appeal import Action
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
    told = tomllib.loads((DATA / "stories.toml").read_text("utf-8"))
    article = [json.loads(line) for line in (DATA / "article-2024-10-25.jsonl").read_text("utf-8").splitlines()]
    session = {name: _local(value) for name, value in told["session"].items()}
    return Prologue(
        firms=tuple(Firm(**one) for one in told["enterprise"]),
        booked_by=tuple(session.pop("booked_by")),
        session=session,
        stories=tuple(_story(one, article) for one in told["story"]),
        classes=tuple(map(_class, told["class"])),
    )


def _story(told: Json, article: list[Json]) -> Story:
    row = article[told["article"] - 1] if "article" in told else {}
    return Story(
        firm=told["from"],
        text=row.get("text") or told["text"],
        kind=told["kind"],
        theme=row.get("theme") or told["theme"],
        filed=_local(told["filed"]),
        demo=not row,
        steps=tuple(_steps(told["steps"], row)),
        kind_of=told.get("class", ""),
    )


def _class(told: Json) -> ClassStory:
    steps = [{name: _local(value) for name, value in one.items()} for one in told["steps"]]
    return ClassStory(
        told["key"],
        _local(told["proposed"]),
        tuple(ClassStep(one.pop("at"), ClassAction(one.pop("do")), one) for one in steps),
    )


def _steps(told: list[Json], row: Json) -> Iterator[Step]:
    """Return the steps of an appeal from the article, which goes to the departments that its row names."""
    for one in told:
        data = {name: value for name, value in one.items() if name not in {"at", "do"}}
        if one["do"] == Action.ASSIGN and row:
            data |= {"lead": row["lead"], "assisting": row["co"]}
        yield Step(_local(one["at"]), Action(one["do"]), data)


def _local(value: object) -> Any:
    return value.replace(tzinfo=SHANGHAI) if isinstance(value, datetime) else value
