"""A process that has loaded the program and forks for each run that is asked for: `python -m tests.loaded SOCKET`.

On the connection of each run it says its number, then how it ended. It lives as long as somebody holds its input open.
"""

import json
import os
import runpy
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from typing import NamedTuple

import bot.__main__ as program  # what is loaded here no run has to load


class Asked(NamedTuple):
    """`outputs` are descriptors for what the run prints and what it complains of."""

    module: str
    words: list[str]
    environment: dict[str, str]
    outputs: tuple[int, ...]


def heard(told: socket.socket) -> Asked:
    said, outputs, _, _ = socket.recv_fds(told, 1 << 20, 2)
    module, words, environment = json.loads(said)
    return Asked(module, words, environment, tuple(outputs))


def become(asked: Asked) -> None:
    """Be the program, as if it had just been started."""
    for place, descriptor in enumerate((os.open(os.devnull, os.O_RDONLY), *asked.outputs)):
        os.dup2(descriptor, place)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(asked.environment)
    time.tzset()
    del sys.modules[program.__name__]  # it is run as the main one
    sys.argv = [asked.module, *asked.words]
    runpy.run_module(asked.module, run_name="__main__", alter_sys=True)


class Nursery:
    """Forks at the door, and says of each child how it ended."""

    def __init__(self, door: socket.socket) -> None:
        self.door, self.children = door, dict[int, socket.socket]()
        self.ended, self.rings = socket.socketpair()
        self.rings.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.rings.fileno())
        self.wait = selectors.DefaultSelector()
        for source in (door, self.ended, sys.stdin):
            self.wait.register(source, selectors.EVENT_READ)

    def serve(self) -> Asked | None:
        """Return in each child what it has to be; None when nobody asks any more."""
        while True:
            ready = {key.fileobj for key, _ in self.wait.select()}
            if sys.stdin in ready:
                return None
            if self.ended in ready:
                self.ended.recv(4096)
                self._tell_who_ended()
            if self.door in ready and (asked := self._fork()):
                self._leave()
                return asked

    def _fork(self) -> Asked | None:
        told, _ = self.door.accept()
        asked = heard(told)
        number = os.fork()
        self.children[number] = told
        if not number:
            return asked
        told.sendall(f"{number}\n".encode())
        for descriptor in asked.outputs:
            os.close(descriptor)
        return None

    def _tell_who_ended(self) -> None:
        for number in list(self.children):
            ended, status = os.waitpid(number, os.WNOHANG)
            if ended:
                with self.children.pop(number) as told, suppress(OSError):
                    told.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())

    def _leave(self) -> None:
        """Keep nothing of the nursery's in a child."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self.wait.close()
        for one in (self.door, self.ended, self.rings, *self.children.values()):
            one.close()


def main() -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(sys.argv[1])
        door.listen()
        print("loaded", flush=True)
        asked = Nursery(door).serve()
    if asked:
        become(asked)


if __name__ == "__main__":
    main()
