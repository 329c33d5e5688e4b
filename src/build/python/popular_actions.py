#!/usr/bin/env python3
"""Makes the table of popular actions: their inputs, outputs and runtimes.

usage: popular_actions.py table FACTS TABLE DATE
       popular_actions.py collect FACTS CLONES

`table` writes TABLE, src/main/tables/model/workflow/popular-actions.txt, from FACTS, whose state is that of DATE.
`collect` brings FACTS up to date from clones of the actions' repositories with all their tags, CLONES/OWNER/NAME:
  git clone --bare --filter=blob:none https://github.com/OWNER/NAME CLONES/OWNER/NAME
It reads each action that FACTS already names by a key `OWNER/NAME[/SUB]@REF` (one row by hand adds an action) at each
moving major tag, `v4`, and where a major has none at its newest release, and leaves actions alone that have no clone.
It needs PyYAML.

FACTS is a JSON object: by `OWNER/NAME[/SUB]@REF` an object with `using`, `outputs`, a list of names, and `inputs`, by
name an object that may hold `required`, `default` and `deprecated` (true, or the text that the action deprecates it with).

A row of the table is `SLUG|VERSIONS|INPUTS|OUTPUTS`, and behind that `|NAME TEXT` for each input with a text of its own:
  VERSIONS  `REF=RUNTIME`, the oldest first
  INPUTS    `NAME`, `!` behind it where it is required and has no default, `~` where it is deprecated, and `:BITS` where
            that does not hold in all versions: a hexadecimal number whose bit i stands for the version at index i
  OUTPUTS   `NAME` with the same `:BITS`
"""
import collections
import json
import re
import subprocess
import sys
from pathlib import Path

# The facts that came with the project left out defaults that are `false`; these inputs are required and have one.
# Source: golangci/golangci-lint-action, action.yml at v1 and v2. Facts that `collect` made have every default.
FALSE_BY_DEFAULT = {
    ("golangci/golangci-lint-action", name)
    for name in ("only-new-issues", "skip-build-cache", "skip-go-installation", "skip-pkg-cache")
}
NUMBER = re.compile(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$")
HEAD = [
    "# Popular actions. Columns: owner/name/path; versions with their runtimes; inputs; outputs; texts on deprecated inputs.",
    "# Made by src/build/python/popular_actions.py, which tells what the rows are, from each action's own action.yml at",
    "# those refs, read {date}.",
]


def version(ref):
    """Gives a ref's numbers, -1 where it has fewer; None for a ref that is no version."""
    match = NUMBER.match(ref)
    return match and tuple(int(part) if part else -1 for part in match.groups())


def by_action(facts):
    actions = collections.defaultdict(list)
    for key, metadata in facts.items():
        slug, ref = key.rsplit("@", 1)
        if version(ref):
            actions[slug].append((ref, metadata))
    for versions in actions.values():
        versions.sort(key=lambda v: version(v[0]))
    return actions


def word(name):
    if re.search(r"[\s|:!~]", name):
        sys.exit("the name '%s' cannot stand in a row" % name)
    return name


def masked(marks, count):
    """Gives words with the versions that they hold in; marks are pairs of a word and the index of a version."""
    bits = collections.defaultdict(int)
    for mark, index in marks:
        bits[mark] |= 1 << index
    return " ".join(mark if mask == (1 << count) - 1 else "%s:%x" % (mark, mask) for mark, mask in sorted(bits.items()))


def input_word(slug, name, facts):
    is_required = facts.get("required") and "default" not in facts and (slug, name) not in FALSE_BY_DEFAULT
    return word(name) + ("!" if is_required else "") + ("~" if facts.get("deprecated") else "")


def row(slug, versions):
    count = len(versions)
    inputs = [(input_word(slug, n, f), i) for i, (_, m) in enumerate(versions) for n, f in m["inputs"].items()]
    outputs = [(word(n), i) for i, (_, m) in enumerate(versions) for n in m["outputs"]]
    texts = {n: f["deprecated"] for _, m in versions for n, f in m["inputs"].items() if isinstance(f.get("deprecated"), str)}
    cells = [slug, " ".join("%s=%s" % (ref, m["using"]) for ref, m in versions), masked(inputs, count), masked(outputs, count)]
    return "|".join(cells + ["%s %s" % (n, " ".join(t.replace("|", "/").split())) for n, t in sorted(texts.items())])


def table(facts, output, date):
    rows = [row(slug, versions) for slug, versions in sorted(by_action(facts).items(), key=lambda a: a[0].lower())]
    output.write_text("\n".join([line.format(date=date) for line in HEAD] + rows) + "\n")


def git(clone, *arguments):
    done = subprocess.run(["git", "-C", str(clone), *arguments], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


def refs(clone):
    """Gives the moving tag of each major, and where it has none its newest release."""
    newest = {}
    for tag in git(clone, "tag").split():
        numbers = version(tag)
        if numbers:
            major = newest.get(numbers[0])
            is_moving = numbers[1] < 0
            if major is None or is_moving or version(major)[1] >= 0 and numbers > version(major):
                newest[numbers[0]] = tag
    return newest.values()


def metadata(text):
    import yaml

    action = yaml.safe_load(text)
    inputs = {}
    for name, declared in (action.get("inputs") or {}).items():
        declared = declared or {}
        facts = {"required": True} if declared.get("required") in (True, "true") else {}
        if declared.get("default") is not None:
            facts["default"] = declared["default"]
        if "deprecationMessage" in declared:
            facts["deprecated"] = declared["deprecationMessage"] or True
        inputs[str(name)] = facts
    return {"inputs": inputs, "outputs": [str(o) for o in action.get("outputs") or {}], "using": action["runs"]["using"]}


def collect(facts, clones):
    for slug in list(by_action(facts)):
        owner, name, *sub = slug.split("/", 2)
        clone = clones / owner / name
        if not clone.is_dir():
            print("%s: no clone, left as it is" % slug)
            continue
        for key in [k for k in facts if k.rsplit("@", 1)[0] == slug]:
            del facts[key]
        for ref in refs(clone):
            files = ["/".join([*sub, file]) for file in ("action.yml", "action.yaml")]
            text = next((t for t in (git(clone, "show", "%s:%s" % (ref, f)) for f in files) if t), None)
            if text:
                facts["%s@%s" % (slug, ref)] = metadata(text)
    return dict(sorted(facts.items()))


def main():
    if len(sys.argv) < 4 or sys.argv[1] not in ("table", "collect"):
        sys.exit(__doc__)
    path = Path(sys.argv[2])
    facts = json.loads(path.read_text())
    if sys.argv[1] == "table":
        table(facts, Path(sys.argv[3]), sys.argv[4])
    else:
        path.write_text(json.dumps(collect(facts, Path(sys.argv[3])), separators=(",", ":")) + "\n")


main()
