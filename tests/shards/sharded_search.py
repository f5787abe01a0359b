#!/usr/bin/env python3
"""An index of three shards answers as one of all documents does, and says so where a shard is missing.

    sharded_search.py --program build/vidensgraf [--queries 1000]

The documents of corpus/samples, and some made of their sentences, go into one index and, dealt out, into three
shards, which are merged. A server of Xapian's own (xapian-tcpsrv) serves each shard on loopback. Then

 1. the export of both graphs is the same, byte for byte;
 2. each query gives the same documents, passages and scores, up to the order of equal scores;
 3. with a server stopped, then killed, answers come in time, are marked, have the scores of the rest, and are
    whole again after it goes on, without a new start of `vidensgraf serve`.

Exit status 1 names what failed.
"""

import argparse
import http.client
import itertools
import json
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARDS = 3
# The server keeps whole answers of a commit: only what was not asked before is asked of the shards.
LIMITS = itertools.cycle(range(21, 100))
LIMIT_MS = 800
failures = []


def expect(condition, what):
    print(("ok      " if condition else "FAILED  ") + what, flush=True)
    if not condition:
        failures.append(what)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"nobody listens at port {port}")


class ShardServer:
    """xapian-tcpsrv over one shard. It forks for each connection, so signals go to its group."""

    def __init__(self, index, port=None):
        self.index = index
        self.port = port or free_port()
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            ["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(self.port), str(self.index / "text")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        wait_for_port(self.port)

    def signal(self, number):
        import os
        os.killpg(self.process.pid, number)

    def end(self):
        if self.process.poll() is None:
            self.signal(signal.SIGKILL)
        self.process.wait()


class Site:
    """`vidensgraf serve` over an index."""

    def __init__(self, program, index, servers=()):
        command = [program, "serve", "--index", str(index), "--port", "0", "--threads", "2", "--rate", "0",
                   "--no-access-log"]
        for server in servers:
            command += ["--shard", f"127.0.0.1:{server.port}"]
        if servers:
            command += ["--shard-time", str(LIMIT_MS)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, path):
        """Status, headers and body."""
        for attempt in (1, 2):
            try:
                self.connection.request("GET", path)
                response = self.connection.getresponse()
                return response.status, dict(response.getheaders()), response.read().decode()
            except (http.client.HTTPException, OSError):
                self.connection.close()  # the server ends a connection after some requests
                if attempt == 2:
                    raise

    def search(self, **parameters):
        status, _, body = self.get("/api/v1/search?" + urllib.parse.urlencode(parameters))
        return json.loads(body) if status == 200 else {"status": status, "body": body}

    def end(self):
        self.process.terminate()
        self.process.wait()


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{command}: {done.returncode} {done.stdout} {done.stderr}")
    return done.stdout


def make_documents(folder):
    """A few hundred more documents: sentences of the samples in other company, so that scores differ."""
    sentences = []
    for path in sorted((ROOT / "corpus/samples").iterdir()):
        if path.suffix in (".md", ".txt"):
            text = re.sub(r"\s+", " ", path.read_text(encoding="utf-8", errors="replace"))
            sentences += [part for part in re.split(r"(?<=[.?]) ", text)
                          if 40 < len(part) < 400 and "\ufffd" not in part]
    dice = random.Random(4)
    words = sorted({word for sentence in sentences for word in re.findall(r"[A-Za-zæøåÆØÅ]{4,}", sentence)})
    for number in range(300):
        title = " ".join(dice.sample(words, 3))
        law = f"Efter servicelovens § {dice.randint(80, 140)} gives {dice.choice(words).lower()}."
        body = " ".join(dice.sample(sentences, dice.randint(2, 9)))
        record = {"id": f"made-{number:03}", "title": title, "text": f"{body} {law}",
                  "date": f"20{dice.randint(10, 24)}-01-01", "type": dice.choice(["rapport", "notat", "vejledning"])}
        (folder / f"made-{number:03}.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    return sentences, words


def make_queries(sentences, words, count):
    dice = random.Random(7)
    queries = []
    for number in range(count):
        sentence = re.findall(r"[\wæøåÆØÅ]+", dice.choice(sentences))
        start = dice.randrange(max(1, len(sentence) - 4))
        some = dice.sample(words, dice.randint(1, 4))
        queries.append([
            lambda: " ".join(some),
            lambda: '"' + " ".join(sentence[start:start + dice.randint(2, 3)]) + '"',
            lambda: " ".join(sentence[start:start + 4]),
            lambda: f"{some[0]} OG {dice.choice(words)}",
            lambda: f"{some[0]} -{dice.choice(words)}",
            lambda: some[0][:4] + "*",
            lambda: f"SEL § {dice.randint(80, 140)} {some[0]}",
            lambda: f"titel:{some[0]} {dice.choice(words)}",
            lambda: f"{some[0]} type:rapport år:2012..2020",
            lambda: some[0].replace("ø", "oe").replace("å", "aa")[::1] + "x",
        ][number % 10]())
    return queries


def answer_of(result):
    """What must be equal: totals, facets and, with equal scores sorted by place, the hits."""
    hits = [(round(hit["score"], 6), hit["document"]["id"],
             [(passage["start"], passage["end"]) for passage in hit["passages"]]) for hit in result["hits"]]
    cut = hits[-1][0] if hits else 0  # which of equal scores are still on the page is not said
    return {"total": result["total"], "passages": result["total_passages"], "facets": result["facets"],
            "suggestion": result["suggestion"], "concepts": result["concepts"], "understood": result["understood"],
            "scores": [hit[0] for hit in hits],
            "hits": sorted((hit[0], hit[1], sorted(hit[2][:1])) for hit in hits if hit[0] > cut)}


def same(one, other):
    a, b = answer_of(one), answer_of(other)
    close = len(a["scores"]) == len(b["scores"]) and all(
        abs(x - y) < 2e-6 for x, y in zip(a["scores"], b["scores"]))
    a["scores"] = b["scores"] = None
    a["hits"] = [(hit[1], hit[2]) for hit in a["hits"]]
    b["hits"] = [(hit[1], hit[2]) for hit in b["hits"]]
    a["hits"].sort()
    b["hits"].sort()
    return close and a == b


def compare_answers(whole, sharded, queries):
    different = []
    found = 0
    start = time.monotonic()
    for number, query in enumerate(queries):
        asked = {"q": query, "limit": 20, "passages": 1}
        one, other = whole.search(**asked), sharded.search(**asked)
        found += 1 if one.get("hits") else 0
        if "hits" not in one or "hits" not in other or "partial" in other or not same(one, other):
            different.append((query, one, other))
    took = time.monotonic() - start
    expect(not different, f"{len(queries)} queries give the same documents, places and scores ({took:.1f} s)")
    for query, one, other in different[:5]:
        print("  ", query)
        if "hits" not in one or "hits" not in other:
            print("     ", one, other)
            continue
        a, b = answer_of(one), answer_of(other)
        for key in a:
            if a[key] != b[key]:
                print("     ", key, a[key], "and", b[key])
    expect(found > len(queries) / 2, f"most of them find something ({found})")


def compare_other_ways(whole, sharded):
    for asked in ({"similar": "made-007"}, {"q": "støtte", "explain": "true"}, {"q": "borgere", "type": "rapport"}):
        one, other = whole.search(limit=10, **asked), sharded.search(limit=10, **asked)
        expect("hits" in one and "hits" in other and same(one, other), f"the same for {asked}")
    one, other = (site.search(q="støtte til borgere", explain="true") for site in (whole, sharded))
    parts = [sorted((part["term"], round(part["weight"], 6)) for hit in result["hits"][:1]
                    for part in hit["passages"][0]["explain"]) for result in (one, other)]
    expect(parts[0] and parts[0] == parts[1], "scores are explained alike")
    for path in ("/api/v1/suggest?q=st", "/api/v1/concepts/botilbud", "/api/v1/provisions/SEL%20%C2%A7%2085"):
        answers = [site.get(path) for site in (whole, sharded)]
        expect(answers[0][0] == answers[1][0], f"{path} is answered alike ({answers[0][0]})")


def check_gap(site, missing, what, queries, full):
    """Queries while shard `missing` (from 1) cannot be asked."""
    slowest, wrong = 0.0, 0
    for query in queries:
        start = time.monotonic()
        result = site.search(q=query, limit=20, passages=1)
        slowest = max(slowest, time.monotonic() - start)
        if not result.get("partial") or [gap["shard"] for gap in result["missing"]] != [missing]:
            wrong += 1
            continue
        scores = {hit["document"]["id"]: hit["score"] for hit in full[query]["hits"]}
        wrong += sum(1 for hit in result["hits"]
                     if hit["document"]["id"] in scores and abs(scores[hit["document"]["id"]] - hit["score"]) > 2e-6)
        wrong += 1 if result["total"] > full[query]["total"] else 0
    expect(wrong == 0, f"{what}: answers are marked, and scores are those of the whole")
    expect(slowest < LIMIT_MS / 1000 + 0.7, f"{what}: they come within the time limit (slowest {slowest:.2f} s)")
    status, headers, page = site.get("/?q=" + urllib.parse.quote(queries[0]))
    expect(status == 200 and "En del af samlingen" in page, f"{what}: the page says so")
    expect("ETag" not in headers and headers.get("Cache-Control") == "no-store", f"{what}: and is not kept")
    expect(site.get("/search.csv?q=" + urllib.parse.quote(queries[0]))[0] == 503, f"{what}: no table with a gap")


def wait_until_whole(site, query, what, seconds=10):
    start = time.monotonic()
    while time.monotonic() < start + seconds:
        # Each of the two sessions has connections of its own.
        if all("partial" not in site.search(q=query, limit=next(LIMITS)) for _ in range(7)):
            expect(True, f"{what}: whole again after {time.monotonic() - start:.1f} s")
            return
        time.sleep(0.05)
    expect(False, f"{what}: whole again")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--queries", type=int, default=1000)
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.program).resolve())
    if shutil.which("xapian-tcpsrv") is None:
        print("xapian-tcpsrv is missing: install the package xapian-tools")
        return 1

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "made").mkdir()
        sentences, words = make_documents(folder / "made")
        queries = make_queries(sentences, words, arguments.queries)
        files = sorted((ROOT / "corpus/samples").iterdir()) + sorted((folder / "made").iterdir())
        files = [path for path in files if path.is_file()]
        run(program, "index", "--quiet", "--index", folder / "whole", *files)
        shards = [folder / f"shard{number}" for number in range(SHARDS)]
        for number, shard in enumerate(shards):
            run(program, "index", "--quiet", "--as-shard", "--index", shard, *files[number::SHARDS])
        print(run(program, "merge", *shards, "--index", folder / "merged").strip())
        exports = [run(program, "graph", "export", "--index", folder / index, "--format", "graphml")
                   for index in ("whole", "merged")]
        expect(exports[0] == exports[1] and len(exports[0]) > 10000, "both graphs export alike")
        expect(run(program, "verify", "--index", folder / "merged") != "", "the merged index verifies")
        refused = subprocess.run([program, "index", "--index", str(folder / "merged"), str(files[0])],
                                 capture_output=True, text=True)
        expect(refused.returncode == 2 and "merged from shards" in refused.stderr, "nothing is added to a merged index")

        servers = [ShardServer(shard) for shard in shards]
        whole = Site(program, folder / "whole")
        sharded = Site(program, folder / "merged", servers)
        try:
            compare_answers(whole, sharded, queries)
            compare_other_ways(whole, sharded)
            some = ["støtte", "borgere i botilbud", '"social service"', "kommunen OG støtte", "behov"]
            full = {query: whole.search(q=query, limit=100, passages=1) for query in some}
            servers[1].signal(signal.SIGSTOP)
            check_gap(sharded, 2, "a stopped server", some, full)
            servers[1].signal(signal.SIGCONT)
            wait_until_whole(sharded, some[0], "a server that goes on")
            servers[2].end()
            check_gap(sharded, 3, "a killed server", some, full)
            servers[2].start()
            wait_until_whole(sharded, some[0], "a server started again")
            expect(all(same(whole.search(q=query), sharded.search(q=query)) for query in some), "and answers as before")
            servers[0].end()
            other = ShardServer(shards[1], servers[0].port)
            result = sharded.search(q=some[0], limit=next(LIMITS))
            expect(result.get("partial") is True, "a server of another shard is not believed")
            other.end()
            for server in servers:
                server.end()
            expect(sharded.search(q=some[0], limit=next(LIMITS)).get("status") == 503, "without any server there is no answer")
            expect(sharded.get("/api/v1/concepts/botilbud")[0] == 200, "concepts are still answered")
            printed = subprocess.run([program, "search", "--index", str(folder / "merged"), "botilbud"],
                                     capture_output=True, text=True)
            expect(printed.returncode == 2 and "--shard" in printed.stderr, "who names no servers is told how")
        finally:
            for process in (whole, sharded, *servers):
                process.end()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
