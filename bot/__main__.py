"""The command line: starts the bot or the demo, or runs a command for operators."""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from bot import loading  # before all that is large
from bot.app import PARTS, SYSTEM_CLOCKS
from bot.classifier.line_by_line import classify_line
from bot.config.loader import PackError, load
from bot.config.settings import Settings
from bot.config.textfile import stream
from bot.demo.run import demo
from bot.domain.base.errors import BadInput
from bot.domain.people.person import Role
from bot.domain.tables import TableError
from bot.logs import configure, guard
from bot.ops import class_judging, evaluating, exporting, fitting, grouping, importing, learning
from bot.ops import commands as operations
from bot.ops.fatal import sentence
from bot.ops.serving import FATAL_SECONDS, end_within, run
from bot.programme import Programme
from bot.texts.appeals.workflow import drawing, table
from bot.usecases.people.accounts import bot_name, make_invite
from storage.engine.database import Transaction, open_database
from storage.engine.engines import exists
from storage.engine.upgrade import upgrade

LOOK_AT_A_HOUSE = {
    "stats",
    "dead",
    "learn",
    "audit",
    exporting.COMMAND,
}  # an empty one tells them nothing
ROLES = {"admin": Role.ADMIN, "coordinator": Role.COORDINATOR, "supervisor": Role.SUPERVISOR} | {
    "head": Role.HEAD,
    "contact": Role.CONTACT,
}

NO_HOUSE = "there is no database: DATABASE_URL names a file that is not there (python -m bot migrate makes one)"


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = made.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("run", help="serve Telegram by long polling or webhook; needs BOT_TOKEN")
    for part in PARTS:
        serving.add_argument(f"--{part}", action="store_true", help=f"this process does {part}; none named: all")
    page = commands.add_parser("demo", help="play every role on a web page; no token, no server")
    page.add_argument("--port", type=int, default=8080)
    page.add_argument("--data", default="data/demo")
    page.add_argument("--fresh", action="store_true", help="forget what was played before")
    commands.add_parser("migrate", help="bring the database to the newest schema")
    invite = commands.add_parser("invite", help="print a one-time link that gives a role")
    invite.add_argument("--role", choices=sorted(ROLES), required=True)
    invite.add_argument("--department", help="for heads and contacts, by any of its names")
    commands.add_parser("workflow", help="print the table of moves as a Mermaid drawing and as a table")
    for room in (operations, evaluating, class_judging, fitting, exporting, grouping, importing, learning):
        room.add(commands)
    commands.add_parser("classify", help="read texts or JSON lines from standard input, write a ranking for each")
    return made


async def invite(settings: Settings, role: Role, department: str | None) -> int:
    programme = Programme.of(load(settings.pack))
    named = programme.pack.find_assignee(department) if department else None
    upgrade(settings.database_url)
    database = await open_database(settings.database_url, programme)
    try:
        name = named.name if named else department
        print(await database.write(_invite, role, name))
    except BadInput:
        print(f"--department is needed for this role and must be one of the pack's: {department!r}", file=sys.stderr)
        return 2
    finally:
        await database.close()
    return 0


def _invite(tx: Transaction, role: Role, department: str | None) -> str:
    code = make_invite(tx, role, department, made_by=None, now=SYSTEM_CLOCKS.people())
    name = bot_name(tx)
    return f"https://t.me/{name}?start={code}" if name else f"/start {code}"


def classify(settings: Settings) -> int:
    classifier = Programme.of(load(settings.pack)).classifier
    for line in stream(sys.stdin):
        print(classify_line(classifier, line), flush=True)
    return 0


def workflow() -> int:
    print(drawing(), table(), sep="\n\n")
    return 0


def _wrong_setting(found: Mapping[str, Any]) -> str:
    """Name the variable and what is wrong, never what was written: it may be a secret."""
    return f"{'.'.join(map(str, found['loc'])).upper()}: {found['msg']}"


def _migrate(settings: Settings) -> int:
    upgrade(settings.database_url, print)
    return 0


Command = Callable[[Settings, argparse.Namespace], int]
COMMANDS: dict[str, Command] = {
    "run": lambda settings, args: asyncio.run(run(settings, [p for p in PARTS if getattr(args, p)] or PARTS)),
    "demo": lambda settings, args: asyncio.run(demo(settings, args.port, args.data, fresh=args.fresh)),
    "migrate": lambda settings, _: _migrate(settings),
    "invite": lambda settings, args: asyncio.run(invite(settings, ROLES[args.role], args.department)),
    "workflow": lambda _, __: workflow(),
    "classify": lambda settings, _: classify(settings),
    "learn": lambda settings, _: asyncio.run(learning.run(settings)),
    grouping.COMMAND: lambda settings, args: asyncio.run(grouping.run(args, settings, SYSTEM_CLOCKS.people())),
    exporting.COMMAND: lambda settings, args: exporting.run(args, settings, SYSTEM_CLOCKS.people()),
    importing.COMMAND: lambda settings, args: importing.run(args, settings, SYSTEM_CLOCKS.people()),
    "evaluate": lambda settings, args: evaluating.run(args, settings),
    class_judging.COMMAND: lambda settings, args: class_judging.run(args, settings),
    fitting.COMMAND: lambda settings, _: fitting.run(settings),
    **dict.fromkeys(operations.COMMANDS, lambda settings, args: operations.run(args, settings, SYSTEM_CLOCKS.people())),
}


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code, 2 for what the operator has to mend first."""
    args = parser().parse_args(words)
    try:
        settings = Settings()
    except ValidationError as error:
        print(*map(_wrong_setting, error.errors()), sep="\n", file=sys.stderr)
        return 2
    configure(settings if args.command == "run" else settings.model_copy(update={"log_level": "WARNING"}))
    try:
        return _do(args, settings)
    except BrokenPipeError:  # whoever read the output has read enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if (said := sentence(error)) is None:
            raise
        print(said, file=sys.stderr)
        return 2 if isinstance(error, PackError | TableError) else 1


def _do(args: argparse.Namespace, settings: Settings) -> int:
    if args.command in LOOK_AT_A_HOUSE and not exists(settings.database_url):
        print(NO_HOUSE, file=sys.stderr)
        return 2
    return COMMANDS[args.command](settings, args)


loading.is_over()

if __name__ == "__main__":
    os.umask(0o077)  # databases, backups, exports and attachments are nobody else's
    guard()
    configure(Settings.model_construct(log_level="WARNING", log_json=False))
    code = main()
    end_within(FATAL_SECONDS, code)
    sys.exit(code)
