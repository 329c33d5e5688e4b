"""Runs the cases of the SQL bench in turns and prints medians; called by bench/sql."""

import os
import shutil
import statistics
import subprocess
import sys

from processes import run

RUNS, MEGABYTES = int(sys.argv[1]), int(sys.argv[2])
BENCH = "target/bench-sql"
LINTEL = [os.path.abspath("bin/lintel"), "check", "--no-config", "--no-cache", "--format", "concise"]
QUERIES, CATALOG, ONE, INSERTS = "queries", "with-catalog", "one", "inserts"


def trees():
    """Makes the directories that are checked: the queries alone, with a catalog of their tables, one query, one large file."""
    for name in (CATALOG, ONE, INSERTS):
        shutil.rmtree(f"{BENCH}/{name}", ignore_errors=True)
    shutil.copytree(f"{BENCH}/{QUERIES}", f"{BENCH}/{CATALOG}")
    catalog()
    os.mkdir(f"{BENCH}/{ONE}")
    shutil.copy("testdata/sql/sales-report.sql", f"{BENCH}/{ONE}")
    os.mkdir(f"{BENCH}/{INSERTS}")
    size = 0
    with open(f"{BENCH}/{INSERTS}/inserts.sql", "w") as file:
        row = 0
        while size < MEGABYTES << 20:
            size += file.write(
                f"INSERT INTO orders (id, customer, total, placed_on) VALUES ({row}, 'customer {row}', {row}.25, DATE '2025-01-31');\n"
            )
            row += 1
    for name in (QUERIES, CATALOG, ONE, INSERTS):
        os.makedirs(f"{BENCH}/{name}/.git", exist_ok=True)


def catalog():
    """Writes the catalog of TPC-DS's tables, which their definitions tell."""
    tables = f"{BENCH}/tables"
    shutil.rmtree(tables, ignore_errors=True)
    os.makedirs(f"{tables}/.git")
    shutil.copy("testdata/conformance/tpcds.sql", tables)
    shown = subprocess.run([LINTEL[0], "catalog", "show", "--format", "json"], cwd=tables, check=True, capture_output=True)
    with open(f"{BENCH}/{CATALOG}/lintel-catalog.json", "wb") as file:
        file.write(shown.stdout)


def cases():
    """Gives each case: its name, the directory it runs in, its command."""
    yield "lintel, 103 queries", QUERIES, LINTEL
    yield "lintel, the same with a catalog", CATALOG, LINTEL
    yield "lintel, one query", ONE, LINTEL
    if shutil.which("sqruff"):
        yield "sqruff, 103 queries", QUERIES, ["sqruff", "lint", "--dialect", "sparksql", "."]
    if shutil.which("sqlfluff"):
        yield "sqlfluff, 103 queries", QUERIES, ["sqlfluff", "lint", "--dialect", "sparksql", "."]


# Lintel ends with 3 where not everything could be analysed.
ACCEPTED = (0, 1, 3)


def inserts():
    """Checks the large file in a heap of 512 MB, as the launcher would without its own choice of one."""
    image = os.path.abspath("target/lintel")
    java = [f"{image}/bin/java", "-XX:+UseSerialGC", "-Xmx512m", "-cp", f"{image}/lib/lintel/lintel.jar", "dev.lintel.cli.Main"]
    return run(java + LINTEL[1:], f"{BENCH}/{INSERTS}", ACCEPTED)


def main():
    trees()
    samples = {}
    for turn in range(RUNS + 1):
        for name, directory, command in cases():
            # sqlfluff takes half a minute, and three runs tell as much.
            if name.startswith("sqlfluff") and turn > 3:
                continue
            samples.setdefault(name, []).append(run(command, f"{BENCH}/{directory}", ACCEPTED))
    medians = {name: statistics.median(wall for wall, _ in values[1:]) for name, values in samples.items()}
    peer = medians.get("sqruff, 103 queries")
    print(f"median of {RUNS} runs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}")
    print(f"{'':36} {'wall ms':>8} {'min':>7} {'max':>7} {'MB':>5}  against sqruff")
    for name, values in samples.items():
        walls = [wall for wall, _ in values[1:]]
        memory = max(memory for _, memory in values)
        ratio = f"{medians[name] / peer:6.2f} x" if peer and "103" in name or peer and "same" in name else ""
        print(f"{name:36} {medians[name]:8.1f} {min(walls):7.1f} {max(walls):7.1f} {memory:5.0f}  {ratio}")
    wall, memory = inserts()
    print(f"{f'lintel, {MEGABYTES} MB of INSERTs, -Xmx512m':36} {wall:8.1f} {'':15} {memory:5.0f}")


main()
