"""Runs the cases of the workflow bench in turns and prints medians; called by bench/workflow."""

import glob
import json
import os
import shutil
import sys

from processes import sample, table

RUNS, FILES = int(sys.argv[1]), int(sys.argv[2])
TREE = os.path.abspath("target/bench-workflow")
SETS = "../shared/conformance/workflows"
LINTEL = [os.path.abspath("bin/lintel"), "check", "--no-config", "--no-cache", "--only", "workflow/**", "--format", "concise", "."]


def sources():
    """Gives the workflows to repeat: those that all three read, for zizmor breaks down over some of actionlint's examples."""
    if not os.path.isdir(SETS):
        return sorted(glob.glob("testdata/**/.github/workflows/*.y*ml", recursive=True))
    cases = json.load(open(f"{SETS}/zizmor/cases.json"))["cases"]
    found = [f"{SETS}/zizmor/{case['file']}" for case in cases if case["input"] == "workflow" and "error" not in case]
    return found + sorted(glob.glob(f"{SETS}/actionlint/ok/*.y*ml"))


def tree():
    """Writes the workflows, each source as often as it takes."""
    shutil.rmtree(TREE, ignore_errors=True)
    os.makedirs(f"{TREE}/.git")
    os.makedirs(f"{TREE}/.github/workflows")
    texts = [open(path).read() for path in sources()]
    for index in range(FILES):
        with open(f"{TREE}/.github/workflows/w{index:04}.yml", "w") as file:
            file.write(texts[index % len(texts)])


def cases():
    """Gives each case: its name and its command, which runs in the directory of the workflows."""
    yield "lintel", LINTEL
    if shutil.which("actionlint"):
        yield "actionlint", ["actionlint", "-shellcheck=", "-pyflakes=", "-format", "{{json .}}", *sorted(glob.glob(f"{TREE}/.github/workflows/*"))]
    if shutil.which("zizmor"):
        yield "zizmor", ["zizmor", "--offline", "--no-config", "--no-progress", "--format=json", "."]


def main():
    tree()
    # zizmor tells the highest severity from 11 to 14.
    table(f"{FILES} workflows", RUNS, sample(RUNS, cases, TREE, accepted=(0, 1, 11, 12, 13, 14)))


main()
