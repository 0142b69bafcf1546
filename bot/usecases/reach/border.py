"""Looks what a message that leaves the country says of enterprises whose data stay in it."""

from collections.abc import Iterator

from bot.config.pack import Pack
from bot.domain.reach.border import Inland, Letter, numbers_in
from storage.engine.database import Transaction
from storage.reach import inland
from storage.reach.inland import Abroad

NOTHING = Inland()


def look(tx: Transaction, letter: Letter, abroad: Abroad) -> Inland:
    """Return what has to stay; nothing where everybody may be reached abroad."""
    if not abroad or not inland.is_any(tx, abroad):
        return NOTHING
    links = set(_links(tx, letter))
    rows = {number for what, number in links if what == "appeal"} | ({letter.appeal} if letter.appeal else set())
    every = inland.appeals(tx, rows, numbers_in(letter.text, tx.programme.pack.number_prefix))
    meant = {sound.enterprise for sound in every} | inland.named(tx, letter.text)
    whose = inland.among(tx, abroad, meant | {number for what, number in links if what == "enterprise"})
    spoken = [sound for sound in every if sound.enterprise in whose]
    joining = inland.joining(tx, abroad, letter.text, {number for what, number in links if what == "person"})
    if not whose and not joining:
        return NOTHING
    return Inland(
        about=next((sound.number for sound in spoken if sound.id == letter.appeal), ""),
        numbers=frozenset(sound.number for sound in spoken),
        words=frozenset(inland.words_of(tx, whose) | joining),
        texts=(*(sound.text for sound in spoken), *inland.texts_of(tx, [sound.id for sound in spoken])),
        house=house(tx.programme.pack),
    )


def _links(tx: Transaction, letter: Letter) -> Iterator[tuple[str, int]]:
    """Yield what the message's buttons and its form lead to, and what is behind that."""
    links = inland.links_of(tx, letter.draft) if letter.draft else ()
    for what, link in {*letter.links, *links}:
        yield what, link
        yield from inland.led_to(tx, what, link)


def house(pack: Pack) -> frozenset[str]:
    """Return the names that the programme itself says, whoever says them, too."""
    named = (*pack.assignees, *pack.kinds, *pack.themes)
    return frozenset((*(item.name for item in named), *pack.regions))
