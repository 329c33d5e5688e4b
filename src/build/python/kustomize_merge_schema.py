#!/usr/bin/env python3
"""Makes the table of how kustomize merges objects of Kubernetes.

usage: kustomize_merge_schema.py BUNDLE OUTPUT
  BUNDLE  merge-schema-v1.21.2.json.gz: the OpenAPI definitions that kustomize carries, those of Kubernetes 1.21.2
  OUTPUT  the table, src/main/tables/model/kustomize/merge-schema.txt

A row "schema" describes a node by its number, the first being 0, and names those below it by theirs; equal ones are one.
Scalars are left out, for a merge takes them as they are, and so are the items of lists that are replaced as a whole.
A row "kinds" names the schema of an API version's kinds, a row "cluster" its kinds that have no namespace.
"""
import gzip
import hashlib
import json
import sys
from pathlib import Path

SHA256 = "9275cabcf0e81cf07bfe2f580b6fb7e5dc72a2d3c7a081ef99da49e73f211d61"
READ = "2026-11-20"
STRATEGY = "x-kubernetes-patch-strategy"


class Schemas:
    """The schemas met so far, each once."""

    def __init__(self, definitions):
        self.definitions = definitions
        self.rows = []
        self.numbers = {}
        self.named = {}

    def number(self, row):
        if row not in self.numbers:
            self.numbers[row] = len(self.rows)
            self.rows.append(row)
        return self.numbers[row]

    def definition(self, name):
        """Gives the number of a definition; one that contains itself has its number before its row."""
        if name not in self.named:
            schema = self.definitions[name]
            if not self.contains(name, name, set()):
                self.named[name] = self.add(schema)
            else:
                self.named[name] = len(self.rows)
                self.rows.append(None)
                self.rows[self.named[name]] = self.row(schema)
        return self.named[name]

    def contains(self, name, wanted, seen):
        """Tells whether a definition leads to another, or to itself."""
        for below in references(self.definitions[name]):
            if below == wanted:
                return True
            if below not in seen:
                seen.add(below)
                if self.contains(below, wanted, seen):
                    return True
        return False

    def add(self, schema):
        """Gives the number of a schema; none of a scalar."""
        reference = schema.get("$ref")
        if reference is not None:
            return self.definition(reference.rsplit("/", 1)[-1])
        row = self.row(schema)
        return None if row is None else self.number(row)

    def row(self, schema):
        kind = schema.get("type")
        if kind == "array":
            return self.list_row(schema)
        if "properties" in schema:
            words = ["object"]
            for field, below in sorted(schema["properties"].items()):
                number = self.add(below)
                if number is not None:
                    words.append("%s:%d" % (field, number))
            return " ".join(words)
        more = schema.get("additionalProperties")
        if isinstance(more, dict):
            number = self.add(more)
            return "object" if number is None else "map %d" % number
        return None if kind in ("string", "integer", "number", "boolean") else "object"

    def list_row(self, schema):
        strategies = schema.get(STRATEGY, "").split(",")
        if "merge" not in strategies:
            return "list"
        keys = schema.get("x-kubernetes-list-map-keys")
        if keys is None:
            keys = [schema[key] for key in ["x-kubernetes-patch-merge-key"] if key in schema]
        number = self.add(schema["items"])
        return " ".join(["merge", ",".join(keys) or "-", *([] if number is None else ["%d" % number])])


def references(schema):
    """Gives the names of the definitions that a schema refers to."""
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rsplit("/", 1)[-1]
        for below in schema.values():
            yield from references(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from references(below)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data = Path(sys.argv[1]).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != SHA256:
        sys.exit("%s has the SHA-256 %s; expected %s" % (sys.argv[1], digest, SHA256))
    bundle = json.loads(gzip.decompress(data))
    schemas = Schemas(bundle["definitions"])
    kinds = {}
    cluster = {}
    for resource in bundle["resources"]:
        if "definition" in resource:
            number = schemas.definition(resource["definition"])
            if number is not None:
                kinds.setdefault(resource["apiVersion"], []).append("%s:%d" % (resource["kind"], number))
        if resource.get("scope") == "Cluster":
            cluster.setdefault(resource["apiVersion"], []).append(resource["kind"])
    lines = [
        "# How kustomize merges objects of Kubernetes: by the OpenAPI definitions of 1.21.2, whatever version they are meant for.",
        "# Made by src/build/python/kustomize_merge_schema.py, which tells what the rows are, of the definitions that",
        "# kubernetes-sigs/kustomize carries (Apache-2.0; SHA-256 %s)," % SHA256,
        "# read %s." % READ,
    ]
    lines += ["schema " + row for row in schemas.rows]
    lines += ["kinds %s %s" % (api, " ".join(sorted(found))) for api, found in sorted(kinds.items())]
    lines += ["cluster %s %s" % (api, " ".join(sorted(found))) for api, found in sorted(cluster.items())]
    Path(sys.argv[2]).write_text("\n".join(lines) + "\n")


main()
