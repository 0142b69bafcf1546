"""Starts a program with limits on its processor time, its memory and its files.

A script of its own: `python -I limited.py SECONDS MEMORY FILE PROGRAM WORDS…`, the last two limits in bytes.
"""

import os
import resource
import sys


def main() -> None:
    seconds, memory, file = map(int, sys.argv[1:4])
    limits = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: file,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in limits.items():
        hard = resource.getrlimit(what)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))
    os.execvp(sys.argv[4], sys.argv[4:])  # noqa: S606  # without a shell on purpose


if __name__ == "__main__":
    main()
