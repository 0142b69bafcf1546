"""Says what a department is called now, and was called before."""

from bot.config.pack import Pack


def called_now(pack: Pack, name: str | None) -> str | None:
    """Return what the department of this name is called now; the name itself if it is none."""
    found = pack.find_department(name) if name else None
    return found.name if found else name


def called_before(pack: Pack, name: str | None) -> tuple[str, ...]:
    """Return the name with all that the department was called before."""
    found = pack.find_department(name) if name else None
    return (found.name, *found.former) if found else (name or "",)
