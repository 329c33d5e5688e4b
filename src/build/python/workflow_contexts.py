#!/usr/bin/env python3
"""Makes the tables of the contexts of GitHub's expressions and of the payloads of its events.

usage: workflow_contexts.py [--download | PACKAGES] OUTPUT
  --download  fetch the pinned package from the registry of npm
  PACKAGES    a directory that holds the unpacked package @actions/languageservice as languageservice/package
  OUTPUT      the directory of the tables, src/main/tables/model/workflow

Only facts are taken: names, and what lies inside of what. Descriptions stay behind. The package has no types; those of
contexts.txt are those of GitHub's documentation.
"""
import json
import sys
from pathlib import Path

from npm_packages import packages

VERSION = "0.3.61"
READ = "2026-11-27"
CONTEXTS_HEAD = """# Properties of the contexts that do not depend on the workflow. Columns: the context and property; its type (string, boolean,
# number, any, or the words that it is one of, with `|` between).
# Source: @actions/languageservice %s (MIT), dist/context-providers/descriptions.min.json, read %s, for the names; docs.github.com,
# "Contexts reference", read the same day, for the types; made by src/build/python/workflow_contexts.py. Names behind `# dumps` are
# those that the runner gives besides, as runs show that print toJSON(github).
"""
PAYLOADS_HEAD = """# What github.event holds for each event, over all of its activities. First the shapes: a number, then the names in it, each with
# `=` and the number of its own shape where it has one. Then the events by their names, in the same form. The source does not tell an
# object from an array of such objects.
# Source: @actions/languageservice %s (MIT), dist/context-providers/events, read %s; made by src/build/python/workflow_contexts.py.
"""
TYPES = {
    "github.ref_protected": "boolean",
    "github.event": "any",
    "github.ref_type": "branch|tag",
    "job.status": "success|failure|cancelled",
    "job.check_run_id": "any",
    "runner.os": "Linux|Windows|macOS",
    "runner.arch": "X86|X64|ARM|ARM64",
    "runner.environment": "github-hosted|self-hosted",
    "strategy.fail-fast": "boolean",
    "strategy.job-index": "number",
    "strategy.job-total": "number",
    "strategy.max-parallel": "number",
}
# What people choose freely.
FREE = {"workflow_dispatch": ["inputs"], "repository_dispatch": ["client_payload"], "deployment": ["deployment"],
        "deployment_status": ["deployment"]}
DUMPS = ["artifact_cache_size_limit", "output", "repository_visibility", "state", "step_summary"]


def contexts(directory):
    descriptions = json.loads((directory / "descriptions.min.json").read_text())
    rows = [CONTEXTS_HEAD % (VERSION, READ)]
    for context in ("github", "job", "runner", "strategy"):
        for name in descriptions[context]:
            path = "%s.%s" % (context, name)
            if "." not in name and name not in ("container", "services"):
                rows.append("%s %s\n" % (path, TYPES.get(path, "string")))
    rows.append("# dumps\n")
    rows += ["github.%s string\n" % name for name in DUMPS]
    return "".join(rows)


class Payloads:
    """Trees of names, each form of which is kept once."""

    def __init__(self, directory):
        self.objects = json.loads((directory / "objects.min.json").read_text())
        self.webhooks = json.loads((directory / "webhooks.min.json").read_text())
        self.schedule = json.loads((directory / "schedule.min.json").read_text())
        self.shapes = {}

    def tree(self, parameters):
        """Gives the names of parameters, each with the names in it; those of one name are put together."""
        tree = {}
        for parameter in parameters:
            merge(tree, {parameter["name"]: self.tree(parameter.get("childParamsGroups") or [])})
        return tree

    def shape(self, tree):
        """Gives the row of a tree, and keeps those of what lies in it."""
        words = []
        for name, inner in sorted(tree.items()):
            words.append("%s=%d" % (name, self.shapes.setdefault(self.shape(inner), len(self.shapes))) if inner else name)
        return " ".join(words)

    def table(self):
        events = []
        for event, activities in self.webhooks.items():
            tree = {}
            for activity in activities.values():
                parameters = [self.objects[p] if isinstance(p, int) else p for p in activity["bodyParameters"]]
                merge(tree, self.tree(parameters))
            for name in FREE.get(event, ()):
                tree[name] = {}
            events.append("%s %s\n" % (event, self.shape(tree)))
        schedule = names(self.schedule)
        merge(schedule, {name: {} for name in ("enterprise", "organization", "sender")})
        events.append("schedule %s\n" % self.shape(schedule))
        rows = ["%d %s\n" % (number, row) for row, number in self.shapes.items()]
        return PAYLOADS_HEAD % (VERSION, READ) + "".join(rows + events)


def names(value):
    """Gives the names of an example of a payload."""
    return {name: names(inner) for name, inner in value.items()} if isinstance(value, dict) else {}


def merge(tree, other):
    """Puts a tree into another. What has no known form in one of them stays as it is in the other."""
    for name, inner in other.items():
        merge(tree.setdefault(name, {}), inner)


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    with packages(sys.argv[1], "languageservice", VERSION) as unpacked:
        directory = unpacked / "languageservice/package/dist/context-providers"
        output = Path(sys.argv[2])
        (output / "contexts.txt").write_text(contexts(directory))
        (output / "event-payloads.txt").write_text(Payloads(directory / "events").table())


main()
