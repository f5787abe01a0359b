#!/usr/bin/env python3
"""The journeys that the product was made for, on the reference documents, by the JSON that the commands print.

    reference_journeys.py --program build/vidensgraf [--corpus FOLDER]

The reference documents (000 to 004) are not part of the repository: the folder is $VIDENSGRAF_SHARED/corpus or
../shared/corpus beside the repository; without it the test is skipped (exit code 77). Everything is written to a
temporary folder. Wordings of the documents are not repeated here: what is compared are names, places and counts.
"""

import argparse
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77

OPTIONS = argparse.Namespace()


def call(*arguments, index, codes=(0,)):
    """Standard output of one command; any exit code but `codes` is a failure."""
    command = [str(OPTIONS.program), *map(str, arguments)]
    if index is not None:
        command += ["--index", str(index)]
    done = subprocess.run(command, capture_output=True, timeout=300)
    if done.returncode not in codes:
        raise AssertionError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def ask(*arguments, index, codes=(0,)):
    return json.loads(call(*arguments, "--json", index=index, codes=codes))


def file_of(document, folder):
    return next(folder.glob(f"{document}_*.txt"))


def identity(node):
    return node["kind"], node["key"]


def one_thing(page):
    """All nodes that a page takes as one."""
    return {identity(node) for node in [page["node"], *page["same_as"]]}


def places_of(wordings):
    return [place for wording in wordings for place in wording["places"]]


def documents_of(wording):
    return {place["document"]["id"] for place in wording["places"]}


class Journeys(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.workspace = pathlib.Path(cls.folder.name)
        cls.index = cls.workspace / "index"
        call("index", *sorted(OPTIONS.corpus.glob("*.txt")), "--quiet", index=cls.index)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def ask(self, *arguments, codes=(0,)):
        return ask(*arguments, index=self.index, codes=codes)

    def passages(self, query, limit=10):
        found = self.ask("search", query, "--limit", limit)
        return [(hit["document"]["id"], passage) for hit in found["hits"] for passage in hit["passages"]]

    def assert_true_place(self, document, place):
        """A place's words are those of the file at its bytes, white space made single."""
        text = file_of(document, OPTIONS.corpus).read_bytes()[place["start"]:place["end"]].decode()
        self.assertEqual(" ".join(text.split()), " ".join(place["text"].split()))

    def test_1_what_is_meant_by_a_complex_need_of_support(self):
        for query in ("komplekse støttebehov", "komplekst støttebehov", "støttebehov hos borgere", "stottebehov"):
            with self.subTest(query=query):
                self.assertIn("000", [document for document, _ in self.passages(query)])
        page = self.ask("concept", "komplekse støttebehov")
        self.assertEqual(page["node"]["label"], "komplekst støttebehov")
        places = [place for place in places_of(page["definitions"]) if place["document"]["id"] == "000"]
        self.assertEqual(len(places), 1)
        self.assertIn("2020", places[0]["cited_source"])
        self.assertEqual(places[0]["document"]["publisher"], "Socialstyrelsen")
        self.assert_true_place("000", places[0])
        # The definition is among the passages that the search shows.
        self.assertTrue(any(document == "000" and passage["start"] <= places[0]["start"] < passage["end"]
                            for document, passage in self.passages("komplekse støttebehov")))
        self.assertLessEqual({"000", "001", "002"}, {item["document"]["id"] for item in page["documents"]})
        for document in page["documents"]:
            for place in document["places"]:
                self.assert_true_place(document["document"]["id"], place)
        # What it is told apart from stands beside it as part of the same whole.
        whole = next(link["node"] for link in page["links"] if link["type"] == "part_of")
        parts = {link["node"]["label"] for link in self.ask("graph", "neighbours", whole["label"])["links"]
                 if link["type"] == "part_of" and link["direction"] == "in"}
        self.assertLessEqual({"komplekst socialt problem", "kompleks støttestruktur"}, parts)
        self.assertTrue(any("familiesag" in part for part in parts))
        for part in ("komplekst socialt problem", "kompleks støttestruktur"):
            self.assertTrue(places_of(self.ask("definitions", part)["wordings"]))
        wider = [link["node"]["label"] for link in page["links"] if link["type"] == "broader"]
        wider += [link["node"]["label"] for link in page["proposed"] if link["kind"] == "wider"]
        self.assertIn("støttebehov", wider)
        glossary = self.ask("definitions", "det mest specialiserede socialområde")
        self.assertIn("002", {place["document"]["id"] for place in places_of(glossary["wordings"])})
        # The same page from other forms, also without Danish letters.
        for form in ("komplekst støttebehov", "kompleks støttebehov", "komplekst stottebehov"):
            with self.subTest(form=form):
                self.assertEqual(identity(self.ask("concept", form)["node"]), identity(page["node"]))

    def test_2_whether_the_reports_say_the_same(self):
        page = self.ask("definitions", "sammenhængende indsats")
        shared = [wording for wording in page["wordings"] if documents_of(wording) == {"000", "001"}]
        self.assertEqual(len(shared), 1)
        longer = [wording for wording in page["wordings"] if documents_of(wording) == {"000"}]
        self.assertEqual(len(longer), 1)
        self.assertGreater(len(longer[0]["text"]), len(shared[0]["text"]))
        dates = [place["document"]["date"] for place in shared[0]["places"]]
        self.assertEqual(dates, sorted(dates, key=lambda date: (date is None, date)))
        self.assertTrue(all(place["document"]["title"] for place in places_of(page["wordings"])))
        near = {item["node"]["label"]: item for item in page["near"]}
        self.assertIn("helhedsorienteret indsats", near)
        self.assertEqual({item["document"]["id"] for item in near["helhedsorienteret indsats"]["definitions"]}, {"002"})
        self.assertNotIn("helhedsorienteret indsats", {node["label"] for node in page["same_as"]})

    def test_3_what_the_law_gives_power_for(self):
        pages = [self.ask("law", *query.split()) for query in
                 ("SEL § 13 b", "servicelovens § 13b", "§ 13b serviceloven")]
        for page in pages:
            self.assertEqual(page["provision"], "serviceloven#13b")
            self.assertEqual(page["citations"], pages[0]["citations"])
        cited = {citation["provision"]: citation for citation in pages[0]["citations"]}
        self.assertEqual(len(pages[0]["quotes"]), 1)
        self.assertEqual(pages[0]["quotes"][0]["document"]["id"], "002")
        self.assertEqual(sum(line.startswith("Stk. ") for line in pages[0]["quotes"][0]["text"].split("\n")), 4)
        self.assertGreaterEqual(cited["serviceloven#13b"]["documents"][0]["count"], 2)
        # "§§ 13 b and c" of the glossary counts for both.
        both = [place for document in cited["serviceloven#13b"]["documents"] for place in document["places"]
                if "13c" in place["text"].replace(" ", "")]
        other = self.ask("law", "SEL § 13 c")
        starts = {place["start"] for citation in other["citations"] for document in citation["documents"]
                  for place in document["places"]}
        self.assertTrue(both)
        self.assertTrue({place["start"] for place in both} <= starts)
        self.assertIn("LBK nr 1287 af 2020-08-28", [item["version"] for item in pages[0]["stated_versions"]])
        things = [one_thing(self.ask("concept", name)) for name in
                  ("NATKO", "National Koordination", "den nationale koordinationsstruktur")]
        self.assertEqual(things[0], things[1])
        self.assertEqual(things[0], things[2])

    def test_4_which_target_groups_it_is_about(self):
        kinds = {3: "komplekse sociale problemer", 2: "omfattende misbrug", 1: "svære psykiske vanskeligheder"}
        whole = f"voksne med {kinds[1]}, {kinds[2]} og {kinds[3]}"
        page = self.ask("concept", whole)
        self.assertEqual(page["node"]["kind"], "target_group")
        parts = {link["node"]["label"] for link in page["links"]
                 if link["type"] == "part_of" and link["direction"] == "in"}
        self.assertLessEqual({"voksne med omfattende misbrug", "voksne med komplekse sociale problemer"}, parts)
        for group in ("borgere med psykiske vanskeligheder", "borgere med udviklingshæmning"):
            with self.subTest(group=group):
                page = self.ask("concept", group)
                self.assertEqual(page["node"]["kind"], "target_group")
                self.assertIn("004", {item["document"]["id"] for item in page["documents"]})
                wholes = [link["node"]["label"] for link in page["links"]
                          if link["type"] == "part_of" and link["direction"] == "out"]
                self.assertTrue(wholes)
                found = self.passages(f'målgruppe:"{group}"')
                self.assertIn("004", [document for document, _ in found])
                # The filter leaves passages that do not name the group out.
                places = [place for document in page["documents"] if document["document"]["id"] == "004"
                          for place in document["places"]]
                self.assertTrue(any(passage["start"] <= place["start"] < passage["end"] for place in places
                                    for document, passage in found if document == "004"))

    def test_5_where_it_comes_from(self):
        cites = self.ask("graph", "neighbours", "002", "--edge", "cites")["links"]
        work = next(link for link in cites if link["direction"] == "out" and "VIVE (2021)" in link["node"]["label"])
        self.assertGreater(work["weight"], 10)
        for place in work["evidence"][0]["places"]:
            self.assert_true_place("002", place)
        same = self.ask("graph", "neighbours", work["node"]["label"].split(": ", 1)[1])
        self.assertIn(("document", "003"), {identity(link["node"]) for link in same["links"]} | one_thing(same))
        path = self.ask("graph", "path", "002", "003", "--edge", "cites", "--edge", "exact_match")["steps"]
        self.assertEqual(path[0]["key"], "002")
        self.assertEqual(path[-1]["key"], "003")
        self.assertLessEqual(len(path), 3)

    def test_6_the_six_steps(self):
        found = self.passages("seks trin", limit=5)
        self.assertIn("003", [document for document, _ in found])
        sections = {passage["section"].split(" › ")[1] for document, passage in found
                    if document == "002" and " › " in passage["section"]}
        self.assertTrue(any(section == "Sammenfatning" for section in sections), sections)
        self.assertTrue(any(section.startswith("Bilag 1") for section in sections), sections)
        self.assertGreaterEqual(len(sections), 3, "the summary, a chapter and the annex")

    def test_8_send_it_out_for_comments(self):
        out = self.workspace / "export"
        around = ("--around", "kompleksitet", "--depth", "1")
        for name in ("svg", "graphml", "turtle"):
            call("graph", "export", "--format", name, *around, "--out", f"{out}.{name}", index=self.index)
        call("graph", "export", "--format", "csv", *around, "--out", out, index=self.index)
        drawing = ElementTree.parse(f"{out}.svg").getroot()
        self.assertTrue(drawing.tag.endswith("}svg"))
        self.assertIn("kompleksitet", "".join(drawing.itertext()))
        graph = ElementTree.parse(f"{out}.graphml").getroot()
        nodes = graph.findall(".//{*}node")
        self.assertGreater(len(nodes), 3)
        ids = {node.get("id") for node in nodes}
        for edge in graph.findall(".//{*}edge"):
            self.assertIn(edge.get("source"), ids)
            self.assertIn(edge.get("target"), ids)
        turtle = pathlib.Path(f"{out}.turtle").read_text("utf-8")
        self.assertIn('skos:prefLabel "kompleksitet"@da', turtle)
        if shutil.which("rapper"):
            subprocess.run(["rapper", "-q", "-i", "turtle", "-c", f"{out}.turtle"], check=True, capture_output=True)
        with open(out / "concepts.csv", encoding="utf-8-sig", newline="") as table:
            rows = [row for row in csv.DictReader(table) if row["definition"]]
        self.assertLessEqual({"000", "002"}, {row["document"] for row in rows})
        for row in rows:
            text = file_of(row["document"], OPTIONS.corpus).read_bytes()[int(row["start"]):int(row["end"])].decode()
            self.assertEqual(text.split(), row["definition"].split())

    def exported(self, index):
        out = self.workspace / f"whole-{index.name}"
        call("graph", "export", "--format", "csv", "--mentions", "--out", out, index=index)
        graph = call("graph", "export", "--format", "cytoscape", "--mentions", index=index)
        return [graph] + [(out / name).read_bytes() for name in ("nodes.csv", "edges.csv", "evidence.csv", "concepts.csv")]

    def decide(self, index):
        """A reviewer fills in the sheet of journey 8 in a spreadsheet that knows no UTF-8."""
        rows = one_sheet(self.workspace, index)
        row = next(row for row in rows if row["label"] == "kompleksitet")
        row["cells"][-3:] = ["omdøb", "indviklethed", "på prøve"]
        link = next(row for row in rows if "-broader-" in row["cells"][0] or "-related-" in row["cells"][0])
        link["cells"][-3:] = ["afvis", "", ""]
        filled_in = self.workspace / "filled-in.csv"
        with open(filled_in, "w", encoding="cp1252", errors="replace", newline="") as table:
            writer = csv.writer(table, delimiter=";")
            writer.writerow(["id", "navn", "dokumenter", "steder", "beslutning", "rettelse", "bemærkning"])
            for one in rows:
                cells = one["cells"]
                writer.writerow([cells[0], cells[2], cells[7], cells[8], *cells[-3:]])
        said = call("review", "import", filled_in, "--user", "karen", index=index).decode()
        self.assertIn("2 decisions brought in", said)
        self.assertEqual("indviklethed", ask("concept", "kompleksitet", index=index)["node"]["label"])
        self.assertNotIn(link["cells"][0], {row["cells"][0] for row in one_sheet(self.workspace, index)})

    def test_9_a_new_edition(self):
        documents = self.workspace / "documents"
        documents.mkdir()
        for file in OPTIONS.corpus.glob("*.txt"):
            shutil.copy(file, documents)
        grown = self.workspace / "grown"
        call("index", documents, "--quiet", index=grown)
        before = ask("concept", "komplekst støttebehov", index=grown)
        self.decide(grown)

        changed = file_of("004", documents)
        changed.chmod(0o644)
        paragraphs = changed.read_text("utf-8").split("\n\n")
        paragraphs.insert(len(paragraphs) // 2, "En støtteplan defineres som en plan for støtten til borgeren.")
        changed.write_text("\n\n".join(paragraphs), "utf-8")
        file_of("003", documents).unlink()
        (documents / "nye").mkdir()
        for file in (ROOT / "corpus" / "samples").iterdir():
            if file.suffix in (".pdf", ".docx"):
                shutil.copy(file, documents / "nye")
        added = len(list((documents / "nye").iterdir()))
        self.assertGreater(added, 2)
        said = call("index", documents, "--prune", "--quiet", index=grown).decode()
        self.assertIn(f"{added} added, 1 changed, 3 unchanged, 1 removed", said)

        fresh = self.workspace / "fresh"
        call("index", documents, "--quiet", index=fresh)
        log = self.workspace / "decisions.jsonl"
        call("review", "export", "--out", log, index=grown)
        call("review", "import", log, "--user", "root", index=fresh)
        self.assertIn("indviklethed", {node["label"] for node in one_sheet(self.workspace, fresh)})
        for one, other in zip(self.exported(grown), self.exported(fresh)):
            self.assertEqual(one, other)
        self.assertEqual(["004"], [item["document"]["id"] for item in
                                   ask("concept", "støtteplan", index=grown)["documents"]])
        self.assertFalse(call("concept", "003", index=grown, codes=(1,)))
        # What stands in the documents that did not change has not moved.
        after = ask("concept", "komplekst støttebehov", index=grown)
        kept = lambda page: [item for item in page["documents"] if item["document"]["id"] in ("000", "001", "002")]
        self.assertEqual(kept(before), kept(after))
        call("verify", index=grown)


def one_sheet(folder, index):
    """Rows of the review sheet around kompleksitet: {label, cells}."""
    sheet = folder / "sheet.csv"
    call("review", "sheet", "--around", "kompleksitet", "--out", sheet, index=index)
    with open(sheet, encoding="utf-8-sig", newline="") as table:
        return [{"label": cells[2], "cells": cells} for cells in list(csv.reader(table, delimiter=";"))[1:]]


def corpus_folder():
    shared = os.environ.get("VIDENSGRAF_SHARED")
    return (pathlib.Path(shared) if shared else ROOT.parent / "shared") / "corpus"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--corpus", type=pathlib.Path, default=corpus_folder())
    parser.parse_args(namespace=OPTIONS)
    OPTIONS.program = OPTIONS.program.resolve()
    if len(list(OPTIONS.corpus.glob("00[0-4]_*.txt"))) != 5:
        print(f"skipped: the reference documents are not in {OPTIONS.corpus} (set VIDENSGRAF_SHARED)")
        return SKIPPED
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Journeys)
    return 0 if unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
