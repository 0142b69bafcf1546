"""Reads from the settings the secret of the webhook and the disks that must not run full."""

from pathlib import Path

from bot.config.settings import Settings
from storage.engine.engines import file_of


def disks_of(settings: Settings) -> tuple[Path, ...]:
    """Return the folders whose disks must not run full."""
    path = file_of(settings.database_url)
    return (settings.files_dir, path.parent) if path else (settings.files_dir,)


def secret_of(settings: Settings) -> str | None:
    return settings.webhook_secret.get_secret_value() if settings.webhook_url else None
