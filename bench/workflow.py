"""Runs the cases of the workflow bench in turns and prints medians; called by bench/workflow."""

import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

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


def run(command):
    """Gives wall milliseconds and peak resident megabytes of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=TREE, env=dict(os.environ, LINTEL_NO_BUILD="1"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = (time.perf_counter() - start) * 1000
    code = os.waitstatus_to_exitcode(status)
    # zizmor tells the highest severity from 11 to 14.
    if code not in (0, 1, 11, 12, 13, 14):
        sys.exit(f"{' '.join(command[:6])} ended with {code}")
    return wall, usage.ru_maxrss / 1024


def main():
    tree()
    samples = {}
    for _ in range(RUNS + 1):
        for name, command in cases():
            samples.setdefault(name, []).append(run(command))
    medians = {name: statistics.median(wall for wall, _ in values[1:]) for name, values in samples.items()}
    print(f"{FILES} workflows, median of {RUNS} runs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}")
    print(f"{'':24} {'wall ms':>8} {'min':>7} {'max':>7} {'MB':>5}  lintel takes")
    for name, values in samples.items():
        walls = [wall for wall, _ in values[1:]]
        memory = max(memory for _, memory in values)
        ratio = "" if name == "lintel" else f"{medians['lintel'] / medians[name]:6.2f} of it"
        print(f"{name:24} {medians[name]:8.1f} {min(walls):7.1f} {max(walls):7.1f} {memory:5.0f}  {ratio}")


main()
