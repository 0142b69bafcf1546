"""What must never be written: planted in everything that fails."""

TOKEN = "7654321098:AAFnotARealTokenButShapedLikeOne_x-Q"
PHONE, NAME, SURNAME, TEXT = "13987654321", "段planted某", "Wang Xiaoming", "磨憨口岸化验 takes too long"
NUMBER, CODE, CARD = "5550001234", "91530100DEM0000001", "53010219900307123X"
PLANTED = (TOKEN, TOKEN.split(":")[1], PHONE, NAME, SURNAME, TEXT, NUMBER, CODE, CARD)
EVERYTHING = " ".join(PLANTED)


def found_in(written: str) -> list[str]:
    """Return what was written of it, in any of the ways in which programs write text."""
    ways = [(one, one.encode("unicode_escape").decode(), one.encode().hex(), repr(one)[1:-1]) for one in PLANTED]
    return [one[0] for one in ways if any(way in written for way in one)]
