"""Ours beside the peers that are installed: building and searching, in one run, as one Markdown table.

Used by bench/run. Peers: Lucene (javac, java and the jars of liblucene8-java), Xapian as its documentation
shows it (bench/peers/xapian_peer.cpp), SQLite FTS5 (Python's sqlite3). One that is missing is left out with a
message. Every figure is wall time; searches take turns, so that their ratio holds with other work on the
machine: the peers and ours twice each, the better one of both counts.
"""
import json
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
JARS = ["lucene-core-8", "lucene-analyzers-common-8"]
JAVA_FLAGS = ["-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"]
REPETITIONS = 5
SLOW_QUERIES = 100  # of FTS5, which takes tens of milliseconds each


def say(message):
    print(f"bench/run: {message}", file=sys.stderr, flush=True)


def write_records(jsonl, target):
    """Lines of id, year and text for peers, which then need not read JSON."""
    with open(jsonl, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            record = json.loads(line)
            text = " ".join(f"{record.get('title', '')} {record.get('text', '')}".split())
            year = str(record.get("date", ""))[:4]
            out.write(f"{record['id']}\t{year}\t{text}\n")


def write_queries(records, given, target):
    """Queries of one to four words, stop-like short ones left out; from the records where none are given."""
    if given:
        lines = pathlib.Path(given).read_text(encoding="utf-8").splitlines()
        queries = [line.split("\t")[-1] for line in lines if line.strip()]
    else:
        chosen = random.Random(17)
        texts = [line.split("\t", 2)[2] for line in records.open(encoding="utf-8")]
        queries = []
        while len(queries) < 500:
            words = [w for w in re.findall(r"[^\W\d_]+", chosen.choice(texts)) if len(w) > 4]
            if len(words) < 10:
                continue
            at = chosen.randrange(len(words) - 4)
            queries.append(" ".join(words[at:at + chosen.choice((1, 2, 2, 3, 4))]).lower())
    target.write_text("".join(f"q{i}\t{query}\n" for i, query in enumerate(queries)), encoding="utf-8")
    return queries


def seconds(command):
    start = time.monotonic()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def megabytes(path):
    """What a file or a folder takes; a file with several names (hard links of our checkpoints) counts once."""
    files = [path] if path.is_file() else path.rglob("*")
    details = [file.stat() for file in files if file.is_file()]
    return sum({(found.st_dev, found.st_ino): found.st_size for found in details}.values()) / 1e6


def quantiles(times):
    times = sorted(times)
    return [times[min(len(times) - 1, int(share * len(times)))] for share in (0.5, 0.95, 0.99)]


def printed_times(command):
    out = subprocess.check_output([str(part) for part in command], text=True)
    return quantiles([float(line) for line in out.split()])


class Lucene:
    name = "Lucene 8, DanishAnalyzer, two threads"

    def __init__(self, build, work):
        self.index_folder = work / "lucene"
        self.classes = work / "classes"
        jars = [next(iter(sorted(pathlib.Path("/usr/share/java").glob(jar + "*.jar"))), None) for jar in JARS]
        if None in jars or not shutil.which("javac") or not shutil.which("java"):
            raise LookupError("Lucene is left out: install default-jdk-headless and liblucene8-java")
        self.path = ":".join(str(jar) for jar in jars)
        subprocess.run(["javac", "-cp", self.path, "-d", self.classes, HERE / "LucenePeer.java"], check=True)

    def java(self, *arguments):
        return ["java", *JAVA_FLAGS, "-cp", f"{self.path}:{self.classes}", "LucenePeer", *arguments]

    def build(self, records):
        wall = seconds(self.java("index", records, self.index_folder, "text"))
        return wall, megabytes(self.index_folder)

    def search(self, queries, mode):
        return printed_times(self.java("search", self.index_folder, queries, mode, str(REPETITIONS)))


class Xapian:
    name = "Xapian, TermGenerator and QueryParser"

    def __init__(self, build, work):
        self.program = build / "bench" / "xapian_peer"
        self.index_folder = work / "xapian"
        if not self.program.exists():
            raise LookupError("Xapian is left out: bench/xapian_peer is not built")

    def build(self, records):
        return seconds([self.program, "index", records, self.index_folder]), megabytes(self.index_folder)

    def search(self, queries, mode):
        return printed_times([self.program, "search", self.index_folder, queries, mode, REPETITIONS])


class Fts5:
    name = "SQLite FTS5, unicode61"

    def __init__(self, build, work):
        self.file = work / "fts5.db"
        try:
            sqlite3.connect(":memory:").execute("create virtual table t using fts5(text)")
        except sqlite3.OperationalError as error:
            raise LookupError("SQLite FTS5 is left out: Python's sqlite3 lacks it") from error

    def build(self, records):
        start = time.monotonic()
        database = sqlite3.connect(self.file)
        database.executescript("pragma journal_mode=off; pragma synchronous=off;"
                               "create virtual table records using fts5(id unindexed, text)")
        with open(records, encoding="utf-8") as lines:
            rows = (line.rstrip("\n").split("\t", 2) for line in lines)
            database.executemany("insert into records values (?, ?)", ((row[0], row[2]) for row in rows))
        database.commit()
        database.close()
        return time.monotonic() - start, megabytes(self.file)

    def search(self, queries, mode):
        database = sqlite3.connect(self.file)
        joint = " OR " if mode == "any" else " AND "
        times = []
        for line in queries.read_text(encoding="utf-8").splitlines()[:SLOW_QUERIES]:
            words = re.findall(r"\w+", line.split("\t")[1])
            match = joint.join(f'"{word}"' for word in words)
            spent = []
            for _ in range(3):
                start = time.monotonic()
                database.execute("select id from records where records match ? order by rank limit 10",
                                 (match,)).fetchall()
                spent.append((time.monotonic() - start) * 1e3)
            times.append(min(spent))
        return quantiles(times)


class Ours:
    name = "Vidensgraf"

    def __init__(self, build, work, index=None):
        self.build_folder = build
        self.index_folder = index or work / "ours"
        self.given = index is not None
        self.facets = {}
        self.other = {}

    def build(self, jsonl):
        if self.given:
            return None, megabytes(self.index_folder)
        command = [self.build_folder / "vidensgraf", "index", jsonl, "--index", self.index_folder]
        return seconds(command), megabytes(self.index_folder)

    def search(self, queries, mode):
        out = subprocess.check_output([self.build_folder / "bench" / "search_bench", self.index_folder, queries,
                                       str(REPETITIONS), mode], text=True)
        line = r"^{}\s+p50\s+([\d.]+)\s+p95\s+([\d.]+)\s+p99\s+([\d.]+)"

        def figures(name):
            return [float(figure) for figure in re.search(line.format(re.escape(name)), out, re.M).groups()]

        self.facets[mode] = figures("snippets and facets, wall")
        self.other[mode] = [row for row in out.splitlines() if "threads" in row or "peak memory" in row]
        return figures("snippets, wall")


def row(name, figures, base):
    cells = []
    for figure, other in zip(figures, base):
        if figure is None:
            cells.append("–")
        elif other is None or figure is other:
            cells.append(f"{figure:.2f}")
        else:
            cells.append(f"{figure:.2f} ({figure / other:.2f})")
    return f"| {name} | " + " | ".join(cells) + " |"


def compare(build, work, jsonl, queries_given=None, index=None):
    """The Markdown table. `index`: one of ours over the same records, which then is not built anew."""
    records, queries = work / "records.tsv", work / "queries.tsv"
    write_records(jsonl, records)
    count = len(write_queries(records, queries_given, queries))
    programs = []
    for peer in (Lucene, Xapian, Fts5):
        try:
            programs.append(peer(build, work))
        except LookupError as missing:
            say(str(missing))
    ours = Ours(build, work, index)
    programs.append(ours)
    figures = {}
    for program in programs:
        say(f"building: {program.name}")
        figures[program.name] = list(program.build(jsonl if program is ours else records))
    best = {}
    for turn in range(2):
        for mode in ("any", "all"):
            for program in programs:
                if turn and isinstance(program, Fts5):
                    continue
                say(f"searching, {mode} words, turn {turn + 1}: {program.name}")
                found = program.search(queries, mode)
                known = best.setdefault((program.name, mode), found)
                best[(program.name, mode)] = [min(pair) for pair in zip(known, found)]
    for program in programs:
        figures[program.name] += best[(program.name, "any")][:2] + best[(program.name, "all")][:2]
    base = next((figures[p.name] for p in programs if isinstance(p, Lucene)), [None] * 6)
    lines = [f"{pathlib.Path(jsonl).name}, {count} queries, top 10; in brackets: times Lucene's.", "",
             "| | build s | index MB | any words p50 ms | p95 | all words p50 ms | p95 |",
             "|---|---:|---:|---:|---:|---:|---:|"]
    lines += [row(program.name, figures[program.name], base) for program in programs]
    with_facets = [None, None] + ours.facets["any"][:2] + ours.facets["all"][:2]
    lines.append(row("– with facets over all matches", with_facets, [None] * 6))
    lines += ["", "Ours, any words: " + "; ".join(" ".join(line.split()) for line in ours.other["any"]) + "."]
    return "\n".join(lines)
