"""The usual way: python-telegram-bot, SQLAlchemy's asyncio on aiosqlite, a commit an update, a direct send."""

import json
import sys
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters

from bot.app import SYSTEM_CLOCKS
from bot.config.loader import builtin_pack, load
from bot.delivery.acts import Act
from bot.delivery.outbox_rows import written
from bot.delivery.settle import UpdateArrival, settle
from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Keys, Message
from bot.domain.base.screen import Screen
from bot.programme import Programme
from bot.texts.render import render
from bot.texts.style.words import Words
from handlers import dispatch
from handlers.base.content import content
from storage.engine.database import Transaction
from storage.mail import inbox
from storage.mail.inbox import Received


class Usual:
    """The form's step with the same statements in the same order, and then the answer."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine, self._programme = engine, Programme.of(load(builtin_pack()))

    def show(self, notice: Notice) -> Screen:
        return render(notice, Words(self._programme.pack, "bench_bot"))

    async def step(self, update: Update, _: Any) -> None:
        async with self._engine.begin() as connection:
            told = await connection.run_sync(self._statements, update)
        for notice in told:
            payload = Message(**written(self.show(notice)))
            keyboard = _keyboard(payload.keys)
            await update.get_bot().send_message(notice.to, payload.text, parse_mode="HTML", reply_markup=keyboard)

    def _statements(self, connection: Connection, update: Update) -> list[Notice]:
        tx, message = Transaction(connection, self._programme), update.message
        assert message is not None
        assert message.from_user is not None
        row, raw = update.update_id, json.dumps(update.to_dict(), ensure_ascii=False)
        inbox.add(tx, [Received(row, message.chat_id, raw)], datetime.now(UTC))
        arrival = UpdateArrival(row, message.from_user.id, message.chat_id, message.from_user.full_name)
        return settle(tx, arrival, Act(dispatch.hear, (content(message),)), self.show, SYSTEM_CLOCKS)


def _keyboard(rows: Keys) -> InlineKeyboardMarkup | None:
    buttons = [[InlineKeyboardButton(one.label, callback_data=one.data) for one in row] for row in rows]
    return InlineKeyboardMarkup(buttons) if buttons else None


def engine_of(database: str) -> AsyncEngine:
    """Return an engine as durable as the bot's: WAL, `synchronous=FULL`."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{database}")

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def main(url: str, database: str) -> None:
    usual = Usual(engine_of(database))
    application = ApplicationBuilder().token("1:bench").base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, usual.step))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
