"""Checks an installation before it starts; each finding is a line that says what is wrong and what to do."""

import asyncio
import re
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.config.loader import PackError, load
from bot.config.settings import Settings
from bot.delivery import checkup
from bot.delivery.bot_api_start import Refused
from bot.delivery.fetching import Elsewhere
from bot.delivery.files import path_of
from bot.delivery.proxy import proxy_of
from bot.domain.desk.backup_notices import LATE
from bot.domain.tenure.census import Unserved
from bot.domain.time.calendar import SHANGHAI
from bot.ops.door_settings import no_mail, wrong_mail, wrong_sms, wrong_web
from bot.ops.findings import Finding, Level, fail, ok, warn
from bot.ops.outside_settings import no_command
from bot.programme import Programme
from bot.usecases.desk import backups
from bot.usecases.tenure import census
from storage.appeals import attachments
from storage.appeals.attachments import Stock
from storage.engine.database import Transaction, open_database
from storage.engine.migrate import known, newest
from storage.engine.probe import Probe, probe

TOKEN, SECRET = re.compile(r"\d+:[\w-]+"), re.compile(r"[A-Za-z0-9_-]{1,256}")
ANNOUNCED = 11  # the month in which the State Council names the next year's days

CONFIGURATION, PACK = "configuration", "pack"


async def examine(settings: Settings, now: datetime) -> list[Finding]:
    """Check everything that a running bot needs; nothing is changed."""
    found = await asyncio.to_thread(probe, settings.database_url)
    pack, programme = _pack(settings.pack)
    inside = await _inside(settings, programme) if programme and found.revision == newest() else None
    wanted = await _asked(settings) if settings.bot_token.get_secret_value() else None
    return [
        configuration(settings),
        database(found),
        migrations(found),
        pack,
        calendar(inside.programme if inside else programme, now),
        files(settings.files_dir, inside.stock if inside else None),
        backup(inside, now),
        posts(inside),
        bot_api(settings, wanted),
        *await _mail(settings),
        *_commands(settings),
    ]


async def _mail(settings: Settings) -> list[Finding]:
    """Return the finding about the mail server, if one is set."""
    if not settings.smtp_url.get_secret_value() or wrong_mail(settings):
        return []
    problem = await no_mail(settings)
    return [fail("mail", problem) if problem else ok("mail", f"the server takes e-mails from {settings.smtp_from}")]


def _commands(settings: Settings) -> list[Finding]:
    """Return a finding about each command that reads voices or pictures, if one is set."""
    named = {"transcribe": settings.transcribe, "ocr": settings.ocr}
    wrong = {name: no_command(name.upper(), command) for name, command in named.items() if command}
    return [fail(name, problem) if problem else ok(name, "the command is there") for name, problem in wrong.items()]


async def _asked(settings: Settings) -> checkup.Checkup:
    try:
        return await checkup.check(settings, proxy_of(settings))
    except Refused as wrong:
        return checkup.Checkup(problem=str(wrong))


def exit_code(findings: list[Finding]) -> int:
    """Return 2 if the settings or the pack are wrong, 1 if something else is, 0 if the bot can run."""
    failed = {finding.name for finding in findings if finding.level is Level.FAIL}
    return 2 if failed & {CONFIGURATION, PACK} else 1 if failed else 0


def configuration(settings: Settings) -> Finding:
    token, secret = settings.bot_token.get_secret_value(), settings.webhook_secret.get_secret_value()
    nowhere, odd = not token and not settings.web_url, bool(token) and not TOKEN.fullmatch(token)
    rules: list[tuple[bool, str]] = [
        (nowhere, "BOT_TOKEN is not set: ask @BotFather for the bot's token, or set WEB_URL"),
        (odd, "BOT_TOKEN does not look like one: it is digits, a colon and letters"),
        (bool(settings.webhook_url) and not secret, "WEBHOOK_SECRET is not set: anybody could send updates"),
        (bool(secret) and not SECRET.fullmatch(secret), "WEBHOOK_SECRET may hold A-Z, a-z, 0-9, _ and - only"),
        (settings.webhook_url.startswith("http://"), "WEBHOOK_URL must begin with https://: Telegram takes no other"),
    ]
    wrong = next((text for broken, text in rules if broken), None)
    wrong = wrong or wrong_web(settings.web_url) or wrong_sms(settings) or wrong_mail(settings)
    how = "webhook" if settings.webhook_url else "long polling"
    doors = [f"updates come by {how}"] if token else []
    doors += [f"the web chat is at {settings.web_url}"] if settings.web_url else []
    return fail(CONFIGURATION, wrong) if wrong else ok(CONFIGURATION, "; ".join(doors))


def database(found: Probe) -> Finding:
    if found.problem:
        return fail("database", f"{found.place}: {found.problem}; check DATABASE_URL, the server and its rights")
    if not found.there:
        return warn("database", f"{found.place} is not there yet; `migrate` or `run` makes it")
    return ok("database", f"{found.place} can be read and written, and is sound")


def migrations(found: Probe) -> Finding:
    has, wanted = found.revision, newest()
    if has == wanted:
        return ok("migrations", f"schema {has}, the newest")
    if has is not None and has not in known():
        return fail("migrations", f"schema {has} is newer than this program's {wanted}: update the program")
    there = f"schema {has}, the newest is {wanted}" if has else "no tables yet"
    return fail("migrations", f"{there}: stop the bot, make a backup, then say `python -m bot migrate`")


def _pack(folder: Path) -> tuple[Finding, Programme | None]:
    try:
        programme = Programme.of(load(folder))
    except PackError as error:
        more = f" (and {len(error.problems) - 1} more)" if len(error.problems) > 1 else ""
        return fail(PACK, f"{error.problems[0]}{more}"), None
    return ok(PACK, f"{programme.pack.name}, {len(programme.pack.departments)} departments"), programme


def calendar(programme: Programme | None, now: datetime) -> Finding:
    """Return the finding about holidays. A year without data is a warning only, since Monday to Friday then count."""
    if programme is None:
        return warn("calendar", "not looked at: put the pack right first")
    local = now.astimezone(SHANGHAI)
    wanted = [local.year] + ([local.year + 1] if local.month >= ANNOUNCED else [])
    missing = [str(year) for year in wanted if not programme.calendar.has_data(year)]
    if not missing:
        return ok("calendar", f"holidays of {' and '.join(map(str, wanted))} are known")
    text = f"holidays of {' and '.join(missing)} are not known, so Monday to Friday count as working days"
    return warn("calendar", f"{text}: update chinesecalendar, or import them (`import holidays`)")


@dataclass(frozen=True, slots=True)
class Inside:
    """What the rows tell: how attachments are kept, when the last good backup was made, and which posts are free.

    `programme` is the one in force, with what was changed over the pack in chat.
    """

    stock: Stock
    copied: datetime | None
    unserved: Unserved
    programme: Programme


async def _inside(settings: Settings, programme: Programme) -> Inside:
    opened = await open_database(settings.database_url, programme)
    try:
        stock, copied = await opened.read(attachments.stock), await opened.read(backups.last)
        return Inside(stock, copied, await opened.read(census.unserved), await opened.read(_in_force))
    finally:
        await opened.close()


def _in_force(tx: Transaction) -> Programme:
    return tx.programme


def files(folder: Path, stock: Stock | None) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return fail("attachments", f"{folder} can't be written ({error.strerror}): check FILES_DIR and its owner")
    if stock is None:
        return warn("attachments", f"{folder} can be written; the files were not counted: see the lines above")
    found = {digest: path_of(folder, digest) for digest, _ in stock.kept}
    missing = [digest for digest, path in found.items() if not path.is_file() or not path.stat().st_size]
    if missing:
        gone = f"{len(missing)} of {len(stock.kept)} files are missing in {folder}, such as {missing[0][:12]}…"
        return fail("attachments", f"{gone}: put them back from a backup")
    text = f"{len(stock.kept)} files are in {folder}, {stock.waiting} wait to be fetched"
    if stock.given_up:
        return warn("attachments", f"{text}; {stock.given_up} could never be fetched: ask who sent them")
    if "Elsewhere" in stock.error:
        return warn("attachments", f"{text}: {Elsewhere()}")
    return ok("attachments", text)


def backup(inside: Inside | None, now: datetime) -> Finding:
    if inside is None:
        return warn("backup", "not looked at: see the lines above")
    if inside.copied is None:
        return warn("backup", "no good backup is known: say `python -m bot backup FOLDER`, each night by a timer")
    text = f"the last good one was made at {inside.copied:%Y-%m-%d %H:%M}Z"
    if now - inside.copied > LATE:
        return warn("backup", f"{text}, which is long ago: look at the nightly job and the disk")
    return ok("backup", text)


def posts(inside: Inside | None) -> Finding:
    """Whom the pack names and nobody serves: what is assigned there reaches nobody."""
    if inside is None:
        return warn("posts", "not looked at: see the lines above")
    lacks = {"contact": inside.unserved.contact, "head": inside.unserved.head}
    said = [f"{len(names)} have no {what}, such as {', '.join(names[:3])}" for what, names in lacks.items() if names]
    if not said:
        return ok("posts", "each department and place of the pack has a contact and a head")
    return warn("posts", f"{'; '.join(said)}: invite them by /invite or `python -m bot import staff`")


def bot_api(settings: Settings, found: checkup.Checkup | None) -> Finding:
    if found is None and settings.web_url:
        return warn("Bot API", "not asked: there is no BOT_TOKEN, so people come by the web chat alone")
    if found is None:
        return fail("Bot API", "not asked: there is no BOT_TOKEN")
    if found.problem:
        where = settings.bot_api_url or checkup.TELEGRAM
        return fail("Bot API", f"{found.problem}: check BOT_TOKEN and the way to {where}")
    if found.last_error:
        return warn("Bot API", f"@{found.name}; {found.waiting} updates wait, the webhook failed: {found.last_error}")
    if found.webhook and not settings.webhook_url:
        return warn("Bot API", f"@{found.name}; a webhook is set, which long polling will take away")
    return ok("Bot API", f"@{found.name}, {found.waiting} updates wait")
