#!/usr/bin/env python3
"""Runs `vidensgraf serve` over an index of corpus/samples and is rude to it; a polite client must be answered throughout.

    serve_under_abuse.py --program build/vidensgraf [--connections 2000]

Traffic goes to 127.0.0.1 only, is bounded, and ends by itself. Exit status 1 names what failed.
"""

import argparse
import pathlib
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLITE = b"GET /api/v1/search?q=botilbud HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
failures = []


def expect(condition, what):
    print(("ok      " if condition else "FAILED  ") + what, flush=True)
    if not condition:
        failures.append(what)


class Serving:
    """The program, started on a free port."""

    def __init__(self, program, index, *options):
        self.process = subprocess.Popen([program, "serve", "--index", index, "--port", "0", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        self.port = int(re.search(r":(\d+)/", line).group(1))

    def connect(self, timeout=10):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def ask(self, request, timeout=10):
        """The status of the answer, and all of it; 0 where the connection ends without one."""
        answer = b""
        try:
            with self.connect(timeout) as client:
                client.sendall(request)
                while chunk := client.recv(65536):
                    answer += chunk
        except OSError:
            pass
        found = re.match(rb"HTTP/1\.1 (\d+)", answer)
        return (int(found.group(1)) if found else 0), answer

    def answers_politely(self, within=3.0):
        start = time.monotonic()
        status, _ = self.ask(POLITE)
        return status == 200 and time.monotonic() - start < within

    def memory_mb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) // 1024


def flood(client, piece, megabytes):
    """Sends `piece` until the server has had enough; how many MB it took."""
    sent = 0
    try:
        while sent < megabytes << 20:
            sent += client.send(piece)
    except OSError:
        pass
    return sent >> 20


def malformed(serving):
    for request, statuses in [
            (b"GET /%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [400]),
            (b"GET /?q=%C3%28 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [400]),
            (b"GET /?q=\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [400]),
            (b"GET /?q=a%00b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [400]),
            (b"GET /../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [400]),
            (b"GET /assets/x/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [400]),
            (b"GET /assets/x/..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [404]),
            (b"GET /documents//etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [404]),
            (b"GET /" + b"a" * 8000 + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [414]),
            (b"GET / HTTP/9.9\r\n\r\n", [400]),
            (b"BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [405]),
            (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", [400, 413]),
            (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", [400]),
            (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200 + b"\r\n\r\n", [0, 400])]:
        status, answer = serving.ask(request)
        expect(status in statuses, f"{request[:48]!r} is answered {status}")
        expect(b"root:" not in answer and str(ROOT).encode() not in answer, "  and tells nothing of the machine")


def queries(serving):
    """Queries that would cost much if they were not bounded."""
    for query in ["%28" * 300, "a*", "%22" + "om+" * 400, "NOT+" * 200, "+".join(f"ord{i}" for i in range(500)),
                  "s*+b*+k*+t*", "%C2%A7" * 300]:
        start = time.monotonic()
        status, _ = serving.ask(f"GET /api/v1/search?q={query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        took = time.monotonic() - start
        expect(status in (200, 400, 414) and took < 3, f"the query {query[:20]}... is answered {status} in {took:.2f} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--connections", type=int, default=2000)
    options = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    program = str(pathlib.Path(options.program).resolve())

    with tempfile.TemporaryDirectory() as folder:
        index = folder + "/index"
        subprocess.run([program, "index", str(ROOT / "corpus/samples"), "--index", index], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        serving = Serving(program, index, "--rate", "0", "--no-access-log")
        expect(serving.answers_politely(), "answers at all")
        before = serving.memory_mb()
        malformed(serving)
        queries(serving)

        with serving.connect(3) as client:
            took = flood(client, b"A" * 65536, 50)
            expect(took < 5, f"one endless header line is cut ({took} MB taken)")
        with serving.connect(3) as client:
            client.sendall(b"GET / HTTP/1.1\r\n")
            took = flood(client, b"".join(b"x%d: y\r\n" % i for i in range(1000)), 50)
            expect(took < 5, f"endless headers are cut ({took} MB taken)")
        with serving.connect(3) as client:
            client.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            took = flood(client, b"10000\r\n" + b"B" * 65536 + b"\r\n", 50)
            expect(took < 5, f"an endless body is cut ({took} MB taken)")

        slow = []
        for _ in range(options.connections):
            client = serving.connect()
            client.sendall(b"GET / HTTP/1.1\r\nX: ")
            slow.append(client)
        for _ in range(4):
            for client in slow:
                try:
                    client.send(b"y")
                except OSError:
                    pass
            expect(serving.answers_politely(), f"answers others beside {options.connections} slow connections")
        for client in slow:
            client.close()
        readers = []  # ask for much and read nothing
        for _ in range(100):
            client = serving.connect()
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.sendall(b"GET /api/v1/exports/cytoscape HTTP/1.1\r\nHost: x\r\n\r\n")
            readers.append(client)
        time.sleep(1)
        expect(serving.answers_politely(15), "answers others beside 100 clients that ask and do not read")
        for client in readers:
            client.close()
        grown = serving.memory_mb() - before
        expect(grown < 400, f"has grown by {grown} MB in all")

        serving.process.send_signal(signal.SIGTERM)
        try:
            expect(serving.process.wait(15) == 0, "ends on SIGTERM with exit code 0")
        except subprocess.TimeoutExpired:
            expect(False, "ends on SIGTERM")
            serving.process.kill()
    print(f"{'FAILED: ' + str(len(failures)) if failures else 'all passed'}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
