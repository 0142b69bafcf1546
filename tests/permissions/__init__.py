"""Who sees which field: a town in which each field holds words of its own, and everything that somebody can open."""
