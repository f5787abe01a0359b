#!/usr/bin/env python3
"""Says which source files a compiler can read as one, so that the headers they share are read once.

Usage:  joined_sources.py ROOT MOST FILE...      prints a group a line, files separated by ";", at most MOST in each

Most of the time of a build without optimisation, and of clang-tidy, goes into headers of the standard library, of JSON
and of GoogleTest. Files can be joined unless a name means two things in them: a `kCases` in two tests, a helper called
like a function in a header that only the other file includes. Code is formatted by clang-format, so what a file defines
for itself stands in the first column, and no parser is needed. Mere overloads keep files apart too. What is overlooked
here fails to compile; scripts/test and scripts/tidy then go file by file.
"""

import functools
import pathlib
import re
import sys

TYPE = re.compile(r"(?:template <.*> )?(?:struct|class|enum class|enum|union) (?:\[\[.*\]\] )?(\w+)(?!\w|::)")
ALIAS = re.compile(r"using (\w+) =")
IMPORT = re.compile(r"using (?!namespace)[\w:]*::(\w+);")
OTHER = re.compile(r"[\w:<>,&*\[\]() ]*?(?<![\w:])(\w+)(?:\[|\(| =|\{|;)")
MACRO = re.compile(r"#define (\w+)")
INCLUDE = re.compile(r'#include "([a-z_/0-9]+\.h)"')
SKIPPED = ("//", "}", "#", "namespace", "TEST", "INSTANTIATE", "MATCHER_P", "extern", "public", "private", "template")


class File:
    def __init__(self, path: pathlib.Path):
        self.names, self.own, self.includes = set(), set(), []  # own: what no other file sees
        self.joinable = True
        hidden = False
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("using namespace") and "literals" not in line:
                self.joinable = False
            if line.startswith("namespace {"):
                hidden = True
            elif line.rstrip() == "}  // namespace":
                hidden = False
            if (include := INCLUDE.match(line)) is not None:
                self.includes.append(include[1])
            if (macro := MACRO.match(line)) is not None:
                self.names.add(macro[1])
            if not line or line[0].isspace() or (line.startswith(SKIPPED) and not TYPE.match(line)):
                continue
            found = TYPE.match(line) or ALIAS.match(line) or IMPORT.match(line) or OTHER.match(line)
            if found is not None:
                self.names.add(found[1])
                if hidden:
                    self.own.add(found[1])


class Tree:
    def __init__(self, root: pathlib.Path):
        self.root = root

    @functools.lru_cache(None)
    def read(self, path: str) -> File:
        return File(self.root / path)

    @functools.lru_cache(None)
    def headers(self, path: str) -> frozenset[str]:
        """Headers of ours that are read with `path`, through others too."""
        found, waiting = set(), [path]
        while waiting:
            for header in self.read(waiting.pop()).includes:
                if header not in found and (self.root / header).exists():
                    found.add(header)
                    waiting.append(header)
        return frozenset(found)

    def fit(self, members: list[str]) -> bool:
        """Whether the last of `members` can be joined with the others, which can be joined with each other."""
        new = self.read(members[-1])
        if any(new.names & self.read(member).names for member in members[:-1]):
            return False
        headers = frozenset().union(*(self.headers(member) for member in members))
        return not any(self.read(member).own & self.read(header).names
                       for member in members for header in headers - self.headers(member))


def main() -> None:
    tree, most = Tree(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2])
    groups: list[list[str]] = []
    for name in sys.argv[3:]:
        file = str(pathlib.Path(name).resolve().relative_to(tree.root))
        group = next((group for group in groups if tree.read(file).joinable and tree.read(group[0]).joinable
                      and len(group) < most and tree.fit(group + [file])), None)
        if group is None:
            groups.append([file])
        else:
            group.append(file)
    for group in groups:
        print(";".join(str(tree.root / file) for file in group))


if __name__ == "__main__":
    main()
