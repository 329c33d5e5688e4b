#!/usr/bin/env python3
"""Makes the tables of GitHub's grammar of workflows and actions.

usage: workflow_grammar.py [--download | PACKAGES] OUTPUT
  --download  fetch the pinned packages from the registry of npm
  PACKAGES    a directory that holds the unpacked package @actions/workflow-parser as workflow-parser/package
  OUTPUT      the directory of the tables, src/main/tables/model/workflow

Only facts are taken: names, types, which is required, which contexts hold where. Descriptions stay behind.
"""
import json
import sys
from pathlib import Path

from npm_packages import packages

VERSION = "0.3.61"
READ = "2026-11-27"
HEAD = """# GitHub's grammar of %s: one definition in a row, by its name, with what it takes.
# Columns: the name; `@` with the contexts and functions (least and most arguments) that its expressions may use, where it
# names any; the form. Forms: string, filled (a string that is not empty), word (one of these words), number, boolean, null,
# any, one (one of these definitions), list (of a definition), map (key=definition; a `*` before a required key, `~` for
# every other key: the definition of the key, then of the value).
# Source: @actions/workflow-parser %s (MIT), dist/%s, read %s; made by src/build/python/workflow_grammar.py.
"""


def form(definition):
    """Gives the form of one definition."""
    if "mapping" in definition:
        mapping = definition["mapping"]
        words = ["map"]
        for key, value in mapping.get("properties", {}).items():
            required = isinstance(value, dict) and value.get("required")
            words.append("%s%s=%s" % ("*" if required else "", key, value["type"] if isinstance(value, dict) else value))
        if "loose-key-type" in mapping:
            words.append("~%s=%s" % (mapping["loose-key-type"], mapping["loose-value-type"]))
        return " ".join(words)
    if "sequence" in definition:
        return "list " + definition["sequence"]["item-type"]
    if "one-of" in definition:
        return "one " + " ".join(definition["one-of"])
    if "allowed-values" in definition:
        return "word " + " ".join(definition["allowed-values"])
    if "string" in definition:
        string = definition["string"] or {}
        if "constant" in string:
            return "word " + string["constant"]
        return "filled" if string.get("require-non-empty") else "string"
    for name in ("number", "boolean", "null"):
        if name in definition:
            return name
    raise SystemExit("a definition of no form that is known: %s" % definition)


def corrected(definitions):
    """Mends where GitHub's service takes more than the package says.

    The package has the name of another event for `repository_dispatch` in a list. Inputs of workflow_dispatch may be left
    empty, as the package's own accepted cases on-workflow_dispatch-inputs and -null are.
    """
    definitions["repository-dispatch-string"] = {"string": {"constant": "repository_dispatch"}}
    for name in ("workflow-dispatch-inputs", "workflow-dispatch-input"):
        definitions[name + "-mapping"] = definitions[name]
        definitions[name] = {"one-of": ["null", name + "-mapping"]}
    return definitions


def reached(definitions, root):
    """Gives the definitions that a root leads to, in the order of the package."""
    names, todo = set(), [root]
    while todo:
        name = todo.pop()
        if name in names or name not in definitions:
            continue
        names.add(name)
        for word in form(definitions[name]).split(" ")[1:]:
            todo += word.lstrip("*~").split("=") if "=" in word else [word]
    return [name for name in definitions if name in names]


def table(path, what, root):
    definitions = json.loads(path.read_text())["definitions"]
    if "repository-dispatch-string" in definitions:
        definitions = corrected(definitions)
    rows = [HEAD % (what, VERSION, path.name, READ)]
    for name in reached(definitions, root):
        definition = definitions[name]
        contexts = "@" + ",".join(c.replace(",", "-") for c in definition["context"]) + " " if "context" in definition else ""
        rows.append("%s %s%s\n" % (name, contexts, form(definition)))
    for name, row in {"string": "string", "number": "number", "boolean": "boolean", "null": "null", "any": "any",
                      "sequence": "list any", "mapping": "map ~string=any"}.items():
        if name not in definitions:
            rows.append("%s %s\n" % (name, row))
    return "".join(rows)


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    with packages(sys.argv[1], "workflow-parser", VERSION) as unpacked:
        dist = unpacked / "workflow-parser/package/dist"
        output = Path(sys.argv[2])
        (output / "workflow-grammar.txt").write_text(table(dist / "workflow-v1.0.min.json", "workflows", "workflow-root-strict"))
        (output / "action-grammar.txt").write_text(table(dist / "action-v1.0.min.json", "actions", "action-root-strict"))


main()
