"""Steps about an enterprise and its contact person, used by every form that registers or links one."""

from collections.abc import Mapping
from dataclasses import replace

from bot.classifier.folding import fold_word
from bot.config.pack import Place
from bot.domain.base.content import VOICE, Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.people import credit_code, identity
from bot.domain.people.channel import channel_of
from bot.texts.people import consent, said_people
from bot.texts.style import wording
from bot.usecases.forms.attaching import with_files
from bot.usecases.forms.steps import CANCEL, Step, Taken, Turn, change, choice, filled, is_picked, only_text
from bot.usecases.people.filled import CodeSaid
from storage.engine.database import Transaction
from storage.people import people

REFUSE = "no"
REGION_LEAST, REGION_MAX = 2, 20  # characters of a region as it is typed
DIVISION = slice(2, 8)  # where a credit code says in which 行政区划 the enterprise was registered


def check_step(*changed: str) -> Step:
    """Return the page on which all is checked, and from which each of the answers `changed` can be changed."""

    def options(turn: Turn) -> tuple[Option, ...]:
        answered = (Option(name, consent.CHANGE[name]) for name in changed if _is_asked(turn, name))
        return (*wording.options(consent.CONFIRM_REGISTER), *answered)

    def take(turn: Turn, content: Content) -> Taken:
        chosen = str(choice("confirm", options)(turn, content).values["confirm"])
        return change(chosen, "confirm") if chosen in changed else Taken()

    return Step("confirm", take, options, filled)


def _is_asked(turn: Turn, name: str) -> bool:
    """The name and the place of a registered enterprise are known."""
    return name not in {"name", "region", "licence"} or not CodeSaid.from_draft(turn.data).known


def take_licence(turn: Turn, content: Content) -> Taken:
    """Take one picture of the 营业执照; a newer one takes the place of an older."""
    if all(file.kind == VOICE for file in content.files):
        raise BadInput("licence_wanted")
    held = with_files(replace(turn, data={}), content)["files"]
    return Taken({"licence": held[-1:] if isinstance(held, list) else []})


def _on_demand(_: Turn) -> bool:
    """Nobody is asked for it on the way; who wants to send it does from the check page."""
    return False


LICENCE_STEP = Step("licence", take_licence, when=_on_demand)


def consents(_: Turn) -> tuple[Option, ...]:
    return wording.options(consent.CONSENT)


def _take_consent(turn: Turn, content: Content) -> Taken:
    if choice("consent", consents)(turn, content).values["consent"] == REFUSE:
        raise BadInput("no_consent")
    return Taken({"consent": turn.tx.programme.pack.privacy.version})


def privacy_facts(turn: Turn) -> Mapping[str, object]:
    """Return the privacy notice for the person's channel."""
    privacy = turn.tx.programme.pack.privacy
    return {
        "version": privacy.version,
        "controller": privacy.controller,
        "paragraphs": privacy.at(channel_of(turn.actor.chat)),
    }


CONSENT_STEP = Step("consent", _take_consent, consents, privacy_facts, controls=(CANCEL,))


def parse_name(text: str) -> str:
    """Read the name of an organisation; raise BadInput."""
    if said_people.is_number(text):
        raise BadInput("name_code")
    try:
        return identity.parse_name(text)
    except identity.BadName as bad:
        raise BadInput(f"name_{bad.kind.lower()}", {"length": bad.length, "most": bad.limit}) from None


def parse_person(text: str) -> str:
    """Read the name of a person; its mistakes are told in other words than those of an organisation's name."""
    try:
        name = identity.parse_name(said_people.name(identity.tidy(text)))
    except identity.BadName as bad:
        raise BadInput(f"person_{bad.kind.lower()}", {"length": bad.length, "most": bad.limit}) from None
    if said_people.holds_number(name):
        raise BadInput("person_digits")
    return name


def parse_code(text: str) -> str:
    try:
        return credit_code.parse_uscc(text)
    except credit_code.BadUscc as bad:
        facts: dict[str, str | int] = {"length": bad.length, "code": bad.code}
        facts |= {"position": bad.position or 0, "suggestion": bad.suggestion or ""}
        raise BadInput(f"uscc_{bad.kind.lower()}", facts, private=True) from None


def take_uscc(turn: Turn, content: Content) -> Taken:
    return Taken(of_code(turn.tx, parse_code(only_text(content))))


def of_code(tx: Transaction, code: str) -> Mapping[str, str]:
    """Return the code, and the name of the enterprise that is registered under it."""
    known = people.enterprise_by_uscc(tx, code)
    return {"uscc": code, "known": known.name if known else ""}


def take_uscc_or_picture(turn: Turn, content: Content) -> Taken:
    """Take the code, or a picture of the 营业执照 where the operator has a command that reads it."""
    if not reads(turn)["pictures"] or not content.files or any(file.kind != "photo" for file in content.files):
        return take_uscc(turn, content)
    with_files(replace(turn, data={}), content)  # refuses what is too big
    return Taken(more=True)


def reads(turn: Turn) -> Mapping[str, object]:
    return {"pictures": turn.tx.programme.reads}


def regions(turn: Turn) -> tuple[Option, ...]:
    """Return all regions; that in which the credit code was given out stands above them."""
    pack = turn.tx.programme.pack
    likely = pack.region_of(CodeSaid.from_draft(turn.data).uscc[DIVISION])
    first = (Option(likely, consent.by_code(likely), alone=True),) if likely else ()
    return (*first, *(Option(region, region) for region in pack.regions if region != likely))


def take_region(turn: Turn, content: Content) -> Taken:
    text = only_text(content)
    if region := find_region(turn.tx, text):
        return Taken({"region": region})
    if is_picked(regions(turn), text) or fold_word(text).isdecimal():
        return choice("region", regions)(turn, content)
    raise BadInput("region", {"name": text[:REGION_MAX]})


def find_region(tx: Transaction, text: str) -> str | None:
    """Return the region that is named, begins so, or alone is meant by a part of its name or by an address in it."""
    said, places = fold_word(text), tx.programme.pack.places
    if len(said) < REGION_LEAST:
        return None
    begun = [place.region for place in places if place.region.startswith(said)]
    if begun:
        return begun[0]
    meant = {
        place.region for place in places if said in place.region or said in place.aliases or _is_address(place, said)
    }
    return meant.pop() if len(meant) == 1 else None


def _is_address(place: Place, said: str) -> bool:
    """Whether a short text names the place, or a county of it, among other words."""
    named = (place.region, *place.aliases, *place.counties)
    return len(said) <= REGION_MAX and any(name in said for name in named)


def take_phone(_: Turn, content: Content) -> Taken:
    """Take a shared contact of one's own or a typed phone number."""
    if content.contact is not None and not content.contact.own:
        raise BadInput("foreign_contact")
    text = content.contact.phone if content.contact else only_text(content)
    within = said_people.phone_within(text)
    try:
        return Taken({"phone": identity.parse_phone(said_people.phone(text))})
    except identity.BadPhone as bad:
        if within:
            return Taken({"phone": within})
        raise BadInput("phone", {"length": bad.length}) from None
