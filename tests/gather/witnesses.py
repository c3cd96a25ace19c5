"""A timestamp authority (openssl's own) and an OpenTimestamps calendar on this machine, as real as they need to be."""

from __future__ import annotations

import hashlib
import subprocess
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from twosource.gather.stamping.proof import (
    APPEND,
    BITCOIN,
    PENDING,
    PREPEND,
    SHA256,
    Attestation,
    Step,
    encode_block,
    encode_number,
    encode_step,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = """
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
ess_cert_id_alg = sha256
"""
USE = "extendedKeyUsage=critical,timeStamping\n"
HEIGHT = 830_000
EASY = (0x207FFFFF).to_bytes(4, "little")
"""The least work that there is: every second header has it."""


def openssl(*words: str | Path) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


def found_authority(folder: Path) -> None:
    """Make a root (root.pem) and an authority under it."""
    ca = ("-keyout", folder / "root.key", "-out", folder / "root.pem", "-subj", "/CN=Constructed root", "-days", "3650")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", *ca)
    request = ("-keyout", folder / "tsa.key", "-out", folder / "tsa.csr", "-subj", "/CN=Constructed authority")
    openssl("req", "-newkey", "rsa:2048", "-nodes", *request)
    (folder / "use").write_text(USE)
    signing = ("-CA", folder / "root.pem", "-CAkey", folder / "root.key", "-CAcreateserial", "-days", "3650")
    openssl("x509", "-req", "-in", folder / "tsa.csr", "-out", folder / "tsa.pem", "-extfile", folder / "use", *signing)
    (folder / "serial").write_text("01\n")
    (folder / "settings").write_text(SETTINGS.format(folder=folder))


class Witness(BaseHTTPRequestHandler):
    """Answers as an authority at /tsa, else as a calendar, which knows of a block once the file `mined` is there."""

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/tsa":
            assert self.headers["Content-Type"] == "application/timestamp-query"
            (self.folder / "query").write_bytes(body)
            told = ("-config", self.folder / "settings", "-queryfile", self.folder / "query")
            openssl("ts", "-reply", *told, "-out", self.folder / "reply")
            self.answer((self.folder / "reply").read_bytes())
        elif self.path == "/digest":
            self.answer(encode_step(promise(body, f"http://{self.headers['Host']}")))
        elif self.path == "/silly":
            self.answer(b"\x00" * 40)

    def do_GET(self) -> None:
        message = bytes.fromhex(self.path.rpartition("/")[2])
        if not (self.folder / "mined").exists():
            self.send_error(404)
            return
        step, root = mine(message)
        (self.folder / "mined").write_text(make_header(root))
        self.answer(encode_step(step))

    def answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Stay silent."""


def follow(step_operation: tuple[int, bytes], message: bytes, *then: tuple[int, bytes]) -> Step:
    """Give the steps that a run of operations makes, ended by nobody's word."""
    operation, argument = step_operation
    done = {SHA256: lambda: hashlib.sha256(message).digest(), APPEND: lambda: message + argument}
    result = done.get(operation, lambda: argument + message)()
    below = follow(then[0], result, *then[1:]) if then else Step(result)
    return Step(message, (), ((operation, argument, below),))


def end(step: Step, attestation: Attestation) -> Step:
    """Put somebody's word at the end of a run."""
    if not step.branches:
        return Step(step.message, (attestation,))
    ((operation, argument, below),) = step.branches
    return Step(step.message, (), ((operation, argument, end(below, attestation)),))


def promise(message: bytes, address: str) -> Step:
    """Promise as calendars do: the message among others' in a tree, and whom to ask."""
    run = follow((PREPEND, b"other people's digest"), message, (SHA256, b""), (APPEND, b"more"), (SHA256, b""))
    return end(run, Attestation(PENDING, encode_block(address.encode())))


def mine(message: bytes) -> tuple[Step, bytes]:
    """Lead from a message to the Merkle root of a block."""
    run = follow((APPEND, b"a transaction"), message, (SHA256, b""), (SHA256, b""))
    last = run
    while last.branches:
        last = last.branches[0][2]
    return end(run, Attestation(BITCOIN, encode_number(HEIGHT))), last.message


def make_header(root: bytes) -> str:
    """Make a block's header that holds the root and has the work in it that it claims."""
    for nonce in range(1000):
        moment = (1_710_234_000).to_bytes(4, "little")
        header = b"\x01\x00\x00\x00" + bytes(32) + root + moment + EASY + nonce.to_bytes(4, "little")
        if hashlib.sha256(hashlib.sha256(header).digest()).digest()[31] < 0x7F:
            return header.hex()
    raise AssertionError


@contextmanager
def witnessing(folder: Path) -> Iterator[str]:
    """Give the address of both while they run."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Witness, folder))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
