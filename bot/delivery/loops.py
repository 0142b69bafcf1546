"""Builds the loops of delivery from what they share; bot.app decides which real parts that are."""

import asyncio
import random
import secrets
from dataclasses import dataclass, field
from functools import cached_property

from bot.config.settings import Settings
from bot.delivery.announcing import Announcer
from bot.delivery.bot_api_start import PtbApplication
from bot.delivery.channels.configured import Doors, doors_of
from bot.delivery.clocks import SteadyClocks
from bot.delivery.delivery_settings import disks_of, secret_of
from bot.delivery.exporter import Exporter
from bot.delivery.files import Filer
from bot.delivery.grouper import Grouper
from bot.delivery.learner import Learner
from bot.delivery.licences import Licences
from bot.delivery.limits import limit_of, pace_of
from bot.delivery.outbox_rows import Render
from bot.delivery.papers import Printer
from bot.delivery.process_signs import Life
from bot.delivery.receiver import LEASE, Receiver
from bot.delivery.scheduler import Scheduler
from bot.delivery.sender import Sender
from bot.delivery.table_reader import TableReader
from bot.delivery.transcriber import Transcriber
from bot.delivery.transport import AiohttpRequest
from bot.delivery.watch import Chats
from bot.delivery.web import PATH, Web, WebServer
from bot.delivery.worker import Worker
from storage.engine.database import Database
from storage.engine.signs_of_life import Part


@dataclass(frozen=True)
class Kit:
    """What the loops share.

    `wake` is set when something came in, `sent` when something waits to be sent. `holder` names this process, `title`
    the programme, and `abroad` the doors by which its messages leave the country.
    """

    settings: Settings
    database: Database
    application: PtbApplication
    show: Render
    clocks: SteadyClocks
    life: Life
    title: str = ""
    abroad: frozenset[str] = frozenset()
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    sent: asyncio.Event = field(default_factory=asyncio.Event)
    holder: str = field(default_factory=lambda: secrets.token_hex(8))

    @cached_property
    def doors(self) -> Doors:
        made = doors_of(self.settings, self.title, self.application.bot, self.database, self.clocks, self.wake)
        made.channels.abroad = self.abroad
        return made


def receiver_of(kit: Kit, polling: AiohttpRequest) -> Receiver:
    watch, seconds = kit.life.watches[Part.INTAKE], kit.settings.poll_seconds
    lease = min(LEASE, kit.settings.lease_seconds)
    bot = kit.application.bot
    return Receiver(kit.database, bot, polling, kit.clocks, kit.wake, kit.holder, watch, seconds, lease=lease)


def announcer_of(kit: Kit) -> Announcer:
    url = kit.settings.webhook_url.rstrip("/") + PATH
    return Announcer(kit.application.bot, url, secret_of(kit.settings), kit.life.watches[Part.INTAKE])


def worker_of(kit: Kit) -> Worker:
    limit, lease, chats = limit_of(kit.settings), kit.settings.lease_seconds / 2, Chats(kit.life.watches[Part.WORK])
    return Worker(kit.database, kit.application, kit.show, kit.clocks, kit.wake, kit.sent, limit, lease, chats)


def sender_of(kit: Kit) -> Sender:
    licences = Licences(kit.database, kit.application.bot, kit.settings.files_dir)
    printer = Printer(kit.database, kit.clocks, kit.settings.files_dir, licences)
    chance, pace, lease = random.random, pace_of(kit.settings), kit.settings.lease_seconds
    chats = Chats(kit.life.watches[Part.SENDING])
    return Sender(kit.database, kit.doors.channels, kit.show, printer, kit.clocks, kit.sent, chance, pace, lease, chats)


def scheduler_of(kit: Kit, every: float | None) -> Scheduler:
    seconds = every or kit.settings.tick_seconds
    return Scheduler(kit.database, kit.show, kit.clocks, kit.sent, kit.holder, seconds)


def filer_of(kit: Kit) -> Filer:
    return Filer(kit.database, kit.application.bot, kit.clocks, kit.settings.files_dir, kit.show, kit.sent)


def exporter_of(kit: Kit) -> Exporter:
    return Exporter(kit.database, kit.show, kit.clocks, kit.sent, kit.settings)


def table_reader_of(kit: Kit) -> TableReader:
    return TableReader(kit.database, kit.application.bot, kit.clocks, kit.settings.files_dir, kit.show, kit.sent)


def transcriber_of(kit: Kit) -> Transcriber:
    return Transcriber(kit.database, kit.application.bot, kit.clocks, kit.show, kit.sent, kit.settings)


def learner_of(kit: Kit) -> Learner:
    return Learner(kit.database, kit.show, kit.clocks, kit.sent)


def grouper_of(kit: Kit) -> Grouper:
    return Grouper(kit.database, kit.settings)


def web_of(kit: Kit) -> WebServer:
    secret, disks = secret_of(kit.settings), disks_of(kit.settings)
    web = Web(kit.database, kit.clocks, kit.wake, secret, disks, site=kit.doors.app)
    return WebServer(web, kit.settings, kit.doors)
