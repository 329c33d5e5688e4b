"""Runs whole processes for the benches, and prints their medians beside those of Lintel."""

import os
import statistics
import subprocess
import sys
import time


def run(command, directory, accepted=(0, 1)):
    """Gives wall milliseconds and peak resident megabytes of one run; another exit code than the accepted ones ends the bench."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=directory, env=dict(os.environ, LINTEL_NO_BUILD="1"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = (time.perf_counter() - start) * 1000
    code = os.waitstatus_to_exitcode(status)
    if code not in accepted:
        sys.exit(f"{' '.join(command[:6])} ended with {code}")
    return wall, usage.ru_maxrss / 1024


def sample(runs, cases, directory, accepted=(0, 1)):
    """Gives the samples of each case by its name, run in turns; the first one of each only warms the page cache."""
    samples = {}
    for _ in range(runs + 1):
        for name, command in cases():
            samples.setdefault(name, []).append(run(command, directory, accepted))
    return samples


def table(what, runs, samples):
    """Prints the medians, with Lintel, whose name is the first, as a ratio of each other; gives the medians by name."""
    medians = {name: statistics.median(wall for wall, _ in values[1:]) for name, values in samples.items()}
    own = next(iter(medians.values()))
    print(f"{what}, median of {runs} runs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}")
    print(f"{'':24} {'wall ms':>8} {'min':>7} {'max':>7} {'MB':>5}  lintel takes")
    for name, values in samples.items():
        walls = [wall for wall, _ in values[1:]]
        memory = max(memory for _, memory in values)
        ratio = "" if name.startswith("lintel") else f"{own / medians[name]:6.2f} of it"
        print(f"{name:24} {medians[name]:8.1f} {min(walls):7.1f} {max(walls):7.1f} {memory:5.0f}  {ratio}")
    return medians
