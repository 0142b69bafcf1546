"""Errors that keep a database from being used, each explained to the operator in one sentence."""

import sqlite3

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

ADDRESSES = "sqlite:///data/bot.db or postgresql+psycopg://USER:PASSWORD@HOST/NAME"
DRIVERS = {"psycopg2", "MySQLdb", "oracledb", "cx_Oracle", "pyodbc", "asyncpg", "pg8000", "pymysql"}
# What SQLite says, and what to do about it; the first that fits.
ADVICE = (
    ("malformed", "its file is damaged: stop the bot, keep the file, and restore the last backup"),
    ("not a database", "its file is no SQLite database: check DATABASE_URL, or restore the last backup"),
    ("readonly", "its file or folder is read-only: check the owner, the rights and how the disk is mounted"),
    ("disk is full", "the disk is full: make room, then start again"),
    ("unable to open", "its file can't be opened: check DATABASE_URL, the folder and its owner"),
    ("locked", "another program keeps it locked: end that one first"),
    ("disk i/o", "the disk can't be read or written: look into the system's log"),
)


class Unfit(Exception):  # noqa: N818  # says what the database or archive is
    """A database or archive can't be used for this purpose.

    The text says why and what to do, in printable characters.
    """

    def __str__(self) -> str:
        return printable(super().__str__())


class Lost(Unfit):
    """The SQLite file under a running process is no longer the one that it opened."""


def printable(text: str) -> str:
    """Return the text without control characters, which a terminal would obey; file names may hold some."""
    return "".join(
        character if character.isprintable() or character == "\n" else ascii(character)[1:-1] for character in text
    )


def sentence(error: BaseException) -> str | None:
    """Return a database error as one sentence without statements and parameters; None for other errors."""
    if isinstance(error, Unfit):
        return str(error)
    if _is_of_an_address(error):
        return f"DATABASE_URL is no address that this program knows: write it like {ADDRESSES}"
    if isinstance(error, DBAPIError | sqlite3.Error):
        words = words_of(error)
        advice = next((said for sign, said in ADVICE if sign in words.lower()), f"{words}: check DATABASE_URL")
        return f"the database can't be used: {advice}"
    return None


def _is_of_an_address(error: BaseException) -> bool:
    """Whether the error is about the address: it can't be read, or its driver is unknown or not installed."""
    missing = isinstance(error, ModuleNotFoundError) and error.name in DRIVERS
    return missing or isinstance(error, NoSuchModuleError) or (isinstance(error, ArgumentError) and "URL" in str(error))


def words_of(error: BaseException) -> str:
    """Return the driver's own message in one line."""
    said: object = getattr(error, "orig", None) or (error if isinstance(error, sqlite3.Error) else type(error).__name__)
    return " ".join(str(said).split())[:200]
