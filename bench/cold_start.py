"""Runs each command of the commit bench and prints medians; called by bench/cold-start."""

import os
import shutil
import statistics
import subprocess
import sys
import time

RUNS = int(sys.argv[1])
SPARK = "testdata/pipelines/spark-job"
YAML = [
    f"{SPARK}/.github/workflows/ci.yml",
    f"{SPARK}/.github/workflows/deploy.yml",
    "bench/commit/deployment.yaml",
    "bench/commit/service.yaml",
]
SQL = ["testdata/sql/sales-report.sql"]
WORKFLOWS, MANIFESTS = YAML[:2], YAML[2:]
CHECK = ["bin/lintel", "check", "--no-config", "--format", "concise"]

CASES = [
    ("lintel --version", ["bin/lintel", "--version"]),
    ("lintel, YAML-only commit", CHECK + YAML),
    ("lintel, the same and one SQL file", CHECK + YAML + SQL),
    ("lintel, one SQL file", CHECK + SQL),
]
STAGED = ["bench/commit/deployment.yaml", "testdata/sql/sales-report.sql"]
REPOSITORY = "target/bench-repository"
PEERS = [
    ("actionlint", ["actionlint", "-shellcheck=", "-pyflakes="] + WORKFLOWS),
    ("zizmor", ["zizmor", "--offline", "-q"] + WORKFLOWS),
    ("kube-linter", ["kube-linter", "lint"] + MANIFESTS),
    ("gitleaks", ["gitleaks", "dir", "--no-banner", "bench/commit"]),
    ("sqruff", ["sqruff", "lint", "--dialect", "sparksql"] + SQL),
    ("sqlfluff", ["sqlfluff", "lint", "--dialect", "sparksql"] + SQL),
]


def repository():
    """Makes a repository of 500 tracked files in which the files of STAGED are staged; gives the command that checks them."""
    shutil.rmtree(REPOSITORY, ignore_errors=True)
    for i in range(500):
        kind, text = [
            ("k8s/{}.yaml", open(STAGED[0]).read()),
            ("sql/{}.sql", open(STAGED[1]).read()),
            ("src/{}.py", "print(1)\n" * 40),
            ("docs/{}.md", "text\n" * 40),
        ][i % 4]
        path = f"{REPOSITORY}/{kind.format(i)}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
    git = ["git", "-C", REPOSITORY, "-c", "user.name=bench", "-c", "user.email=bench@localhost"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run(git + command, check=True)
    for file in STAGED:
        shutil.copy(file, REPOSITORY)
        subprocess.run(git + ["add", os.path.basename(file)], check=True)
    return ["sh", "-c", f'cd {REPOSITORY} && exec "$@"', "sh", os.path.abspath(CHECK[0])] + CHECK[1:] + ["--staged"]


def run(command):
    """Gives wall milliseconds and peak resident megabytes of one run."""
    null = open(os.devnull, "w")
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=null, stderr=null)
    _, status, usage = os.wait4(process.pid, 0)
    wall = (time.perf_counter() - start) * 1000
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1, 13, 14):
        sys.exit(f"{' '.join(command)} ended with {code}")
    return wall, usage.ru_maxrss / 1024


def measure(cases):
    """Runs the cases in turns, so that a slow moment of the machine falls on all of them."""
    samples = {name: [] for name, _ in cases}
    for _ in range(RUNS + 1):
        for name, command in cases:
            samples[name].append(run(command))
    return {name: values[1:] for name, values in samples.items()}


def main():
    peers = [(name, command) for name, command in PEERS if shutil.which(command[0])]
    cases = list(CASES)
    if shutil.which("git"):
        cases.append(("lintel, one YAML and one SQL file", CHECK + STAGED))
        cases.append(("lintel, the two staged among 500", repository()))
    results = measure(cases + peers)
    whole = statistics.median(wall for wall, _ in results["lintel, the same and one SQL file"])
    print(f"median of {RUNS} runs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}")
    print(f"{'':36} {'wall ms':>8} {'min':>7} {'max':>7} {'MB':>5}  against Lintel on all files")
    for name, values in results.items():
        walls = [wall for wall, _ in values]
        median = statistics.median(walls)
        memory = statistics.median(memory for _, memory in values)
        ratio = "" if name.startswith("lintel") else f"{median / whole:6.2f} x"
        print(f"{name:36} {median:8.1f} {min(walls):7.1f} {max(walls):7.1f} {memory:5.0f}  {ratio}")
    if peers:
        chain = sum(statistics.median(wall for wall, _ in results[name]) for name, _ in peers)
        print(f"{'the peers above, one after the other':36} {chain:8.1f} {'':21}  {chain / whole:6.2f} x")


main()
