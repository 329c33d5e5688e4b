"""Times whole processes with and without a cache; called by bench/cache."""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

runs, files = int(sys.argv[1]), int(sys.argv[2])
lintel = os.path.abspath("bin/lintel")


def tree(root):
    """Makes the tree: copies of testdata's repositories, each a little different, all written a while ago."""
    sources = []
    for part in ("testdata/pipelines", "testdata/silent"):
        for directory, _, names in sorted(os.walk(part)):
            sources += [os.path.join(directory, name) for name in sorted(names)]
    for i in range(files):
        source = sources[i % len(sources)]
        copy = i // len(sources)
        path = os.path.join(root, f"copy{copy}", os.path.relpath(source, "testdata"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(source, "rb") as read, open(path, "wb") as written:
            content = read.read()
            written.write(content)
            if path.endswith((".yml", ".yaml")) and b"\0" not in content:
                written.write(b"# copy %d\n" % copy)
    # The one that changes between the runs.
    with open(os.path.join(root, "comment.yaml"), "w") as file:
        file.write("# says nothing\n")
    touch_all(root)
    os.mkdir(os.path.join(root, ".git"))


def touch_all(root):
    old = time.time() - 3600
    for directory, _, names in os.walk(root):
        for name in names:
            os.utime(os.path.join(directory, name), (old, old))
    time.sleep(2.5)  # a file changed within the last two seconds is read again


def run(root, cache, *options):
    environment = dict(os.environ, LINTEL_CACHE_DIR=cache, LINTEL_NO_BUILD="1")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run([lintel, "check", "-q", *options], cwd=root, env=environment, capture_output=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, done.stdout


def measure(rows, name, root, cache, expected, *options):
    wall, cpu, out = run(root, cache, *options)
    if out != expected:
        sys.exit(f"{name}: another result than without a cache")
    rows.setdefault(name, []).append((wall, cpu))


with tempfile.TemporaryDirectory() as scratch:
    root, cache = os.path.join(scratch, "tree"), os.path.join(scratch, "cache")
    os.mkdir(root)
    tree(root)
    expected = run(root, cache, "--no-cache")[2]
    comment = os.path.join(root, "comment.yaml")

    def edit():
        with open(comment, "a") as file:
            file.write("# one more line\n")

    # Round by round, for the machine is not equally fast all the time.
    rows = {}
    for _ in range(runs):
        measure(rows, "without", root, cache, expected, "--no-cache")
        shutil.rmtree(cache, ignore_errors=True)
        measure(rows, "first", root, cache, expected)
        for _ in range(3):
            measure(rows, "second", root, cache, expected)
        touch_all(root)
        measure(rows, "all times changed", root, cache, expected)
        edit()
        measure(rows, "one file changed", root, cache, expected)
        touch_all(root)

    medians = {name: [statistics.median(column) for column in zip(*row)] for name, row in rows.items()}
    first = medians["first"]
    print(f"{files} files, {len(expected.splitlines())} findings, medians of {runs} rounds")
    print(f"{'cache':<20}{'wall ms':>9}{'ratio':>7}{'cpu ms':>9}{'ratio':>7}")
    for name, (wall, cpu) in medians.items():
        print(f"{name:<20}{wall * 1000:>9.0f}{wall / first[0]:>7.2f}{cpu * 1000:>9.0f}{cpu / first[1]:>7.2f}")
