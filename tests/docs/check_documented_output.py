#!/usr/bin/env python3
"""Keeps the output that the documentation shows true.

    check_documented_output.py --program build/vidensgraf FILE.md ...            compares, exit 1 on a difference
    check_documented_output.py --program build/vidensgraf --update FILE.md ...   writes what the program prints now

In a fenced block that starts with ```console, every line "$ COMMAND" is run by a shell, from the root of the
repository, with `vidensgraf` meaning the program under test and VIDENSGRAF_INDEX a fresh index of corpus/samples.
What stands below it, up to the next command or the end of the block, must be what the command prints on standard
output; a line "..." stands for any number of lines. Commands in blocks of any other kind are not run.
"""

import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(command, program, index, workspace):
    """Standard output of one documented command. `vidensgraf` is found first on the path."""
    environment = dict(os.environ, VIDENSGRAF_INDEX=str(index), LC_ALL="C.UTF-8", TMPDIR=str(workspace), NO_COLOR="1")
    environment["PATH"] = f"{workspace}/bin:{environment['PATH']}"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    return done.stdout


def matches(shown, printed):
    """Whether the printed lines are the shown ones, "..." standing for any number of lines."""
    if not shown:
        return not printed
    if shown[0].strip() == "...":
        return any(matches(shown[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and shown[0].rstrip() == printed[0].rstrip() and matches(shown[1:], printed[1:])


def split_block(block):
    """[(command, [lines shown below it])] of one console block."""
    parts = []
    for line in block.rstrip("\n").split("\n"):
        if line.startswith("$ "):
            parts.append((line[2:], []))
        elif parts:
            parts[-1][1].append(line)
    return parts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    options = parser.parse_args()

    wrong = commands = 0
    with tempfile.TemporaryDirectory() as folder:
        workspace = pathlib.Path(folder)
        (workspace / "bin").mkdir()
        (workspace / "bin" / "vidensgraf").symlink_to(options.program.resolve())
        index = workspace / "index"
        subprocess.run([options.program.resolve(), "index", "corpus/samples", "--index", index], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for file in options.files:
            text = file.read_text("utf-8")

            def renew(match):
                nonlocal wrong, commands
                parts = split_block(match[1])
                renewed = []
                for command, shown in parts:
                    commands += 1
                    printed = run(command, options.program, index, workspace).rstrip("\n").split("\n")
                    printed = [] if printed == [""] else printed
                    while shown and not shown[-1].strip():
                        shown.pop()
                    if matches(shown, printed):
                        renewed.append((command, shown))
                        continue
                    wrong += 1
                    renewed.append((command, printed))
                    if not options.update:
                        print(f"{file}: $ {command}")
                        sys.stdout.writelines(line + "\n" for line in difflib.unified_diff(
                            shown, printed, "shown", "printed", lineterm=""))
                body = "\n".join("\n".join(["$ " + command, *lines]) for command, lines in renewed)
                return f"```console\n{body}\n```"

            renewed_text = re.sub(r"```console\n(.*?)```", renew, text, flags=re.DOTALL)
            if options.update:
                file.write_text(renewed_text, "utf-8")
    print(f"{commands} commands run, {wrong} {'renewed' if options.update else 'differ'}")
    return 0 if options.update or not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
