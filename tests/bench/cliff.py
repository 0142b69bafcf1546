"""How much is decided at equal precision after 1,900, 2,100 and 4,000 learned examples, on average over some orders."""

import sys
from statistics import mean

from bot.config.loader import builtin_pack, load
from tests.bench.figure import Figure
from tests.classifier.taught import RIGHT, most_decided, taught

NUMBERS, ORDERS = (1900, 2100, 4000), (1, 2, 3)
APART = 5  # points


def main() -> int:
    """Print the figures; return how many miss what is wanted."""
    pack = load(builtin_pack())
    each = zip(
        *([most_decided(pack, words) for words in taught(pack, NUMBERS, order)] for order in ORDERS), strict=True
    )
    shares = [100 * mean(found) for found in each]
    for number, share in zip(NUMBERS, shares, strict=True):
        print(Figure(f"decided after {number:,} examples, {RIGHT:.0%} right", share, "%"), flush=True)
    apart = Figure.at_most("between the most and the least", max(shares) - min(shares), APART, "points")
    print(apart)
    return int(not apart.reached)


if __name__ == "__main__":
    sys.exit(main())
