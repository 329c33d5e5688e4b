#!/usr/bin/env python3
"""Makes the schemas of Kubernetes and of common custom resources that Lintel ships.

usage: kubernetes_schemas.py WHEEL MODULE CRDS OUTPUT
  WHEEL   kubernetes-validate 1.37.0 from PyPI (pip download --no-deps kubernetes-validate==1.37.0)
  MODULE  the zip of the Go module k8s.io/kubernetes v1.36.3 (go mod download -json k8s.io/kubernetes@v1.36.3), whose generated
          code alone tells the values of enumerations; they stand for all versions, since values are added and not taken away
  CRDS    crds.json.gz: the schemas of custom resources with their sources
  OUTPUT  the directory of the schemas, src/main/schemas

kubernetes.txt and custom.txt hold one schema a line. A schema names those below it by their numbers, the first line being 0, and equal ones are one,
so the thirteen versions of Kubernetes take little more room than one. Behind them stand the kinds, each with the versions of
Kubernetes that have it and the schema in each. Descriptions and status fields that nobody writes are part of neither.
descriptions.txt says what the fields of a schema of kubernetes.txt are, by its number: the first sentence of the newest version's
description, where it is short and all definitions with that schema say the same.
"""
import gzip
import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path

WHEEL_SHA256 = "85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9"
MODULE_SHA256 = "42944231bce5403ec572575f23d4306e88df359108774a6de35f41d2f9a13384"
READ = "2026-11-26"
QUANTITY = r"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$"
INT_OR_STRING = "io.k8s.apimachinery.pkg.util.intstr.IntOrString"
QUANTITY_DEFINITION = "io.k8s.apimachinery.pkg.api.resource.Quantity"
LONGEST_SENTENCE = 120
# Bodies of requests, no objects that stand in files.
NO_KINDS = {"DeleteOptions", "WatchEvent", "Status"}
BOUNDS = {
    "minimum": "min", "maximum": "max", "minLength": "minLength", "maxLength": "maxLength", "minItems": "minItems",
    "maxItems": "maxItems", "minProperties": "minProperties", "maxProperties": "maxProperties",
}
IGNORED = {
    "description", "example", "title", "x-kubernetes-map-type", "x-kubernetes-patch-merge-key", "x-kubernetes-patch-strategy",
    "x-kubernetes-group-version-kind", "x-kubernetes-unions", "$schema", "id", "externalDocs", "exclusiveMinimum", "exclusiveMaximum",
}


def escaped(value):
    """Makes a value one word: without white space, commas and the signs that escape them."""
    return re.sub(r"[%,\s\x00-\x1f]", lambda m: "".join("%%%02X" % b for b in m.group().encode()), value)


def checked(path, expected):
    """Reads a file of which the SHA-256 is known."""
    data = Path(path).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != expected:
        sys.exit("%s has the SHA-256 %s; expected %s" % (path, digest, expected))
    return data


def enumerations(module):
    """Gives the values of fields by the name of the definition and of the field."""
    checked(module, MODULE_SHA256)
    with zipfile.ZipFile(module) as archive:
        name = next(n for n in archive.namelist() if n.endswith("/pkg/generated/openapi/zz_generated.openapi.go"))
        source = archive.read(name).decode()
    found = {}
    definition = field = None
    for line in source.splitlines():
        start = re.match(r"func schema_(\w+)\(ref ", line)
        key = re.match(r'\t{5}"([^"]+)": \{$', line)
        values = re.match(r"\t+Enum: +\[\]interface\{\}\{(.*)\},$", line)
        if start:
            definition = start.group(1)
        elif key:
            field = key.group(1)
        elif values:
            found[definition, field] = json.loads("[%s]" % values.group(1))
    return found


def go_name(definition):
    """io.k8s.api.core.v1.PodSpec is schema_k8sio_api_core_v1_PodSpec in Go, or schema_api_core_v1_PodSpec."""
    return [prefix + definition.split(".k8s.", 1)[1].replace(".", "_").replace("-", "_") for prefix in ("k8sio_", "")]


def first_sentence(description):
    """Gives the first sentence of a description without its full stop; an empty text where it is long or none."""
    text = " ".join(description.split())
    sentence = re.split(r"(?<!e\.g)(?<!i\.e)\. |\.$", text)[0]
    return sentence if len(sentence) <= LONGEST_SENTENCE else ""


class Schemas:
    """The schemas met so far, each once."""

    def __init__(self, values=None):
        # Only rules in CEL ask what a field that is left out holds.
        self.has_defaults = False
        self.values = values or {}
        self.used = set()
        self.lines = []
        self.numbers = {}
        self.recursive = {}
        self.descriptions = {}

    def number(self, line):
        if line not in self.numbers:
            self.numbers[line] = len(self.lines)
            self.lines.append(line)
        return self.numbers[line]

    def add(self, schema, definitions, open_names):
        """Gives the number of a schema; definitions that contain themselves are named where they do."""
        schema = {key: value for key, value in schema.items() if key not in IGNORED}
        reference = schema.pop("$ref", None)
        if reference is not None:
            name = reference.rsplit("/", 1)[-1]
            if name == INT_OR_STRING:
                return self.number("int-or-string")
            if name == QUANTITY_DEFINITION:
                return self.number("quantity")
            if name in open_names:
                self.recursive[name] = None
                return self.number("recursive " + name)
            number = self.add(self.defined(name, definitions), definitions, open_names | {name})
            self.describe(number, definitions[name])
            if name in self.recursive:
                self.recursive[name] = number
            return number
        return self.number(self.line(schema, definitions, open_names))

    def describe(self, number, definition):
        """Keeps what a definition says of its fields; of several versions the last is the newest."""
        for field, below in definition.get("properties", {}).items():
            if field in ("apiVersion", "kind", "metadata", "status"):
                continue
            sentence = first_sentence(below.get("description", ""))
            self.descriptions.setdefault((number, field), {})[definition.get("description", "")] = sentence

    def defined(self, name, definitions):
        """Gives a definition with the values that its fields may have; an empty text counts as none in Go."""
        properties = {}
        for field, below in definitions[name].get("properties", {}).items():
            for go in go_name(name):
                values = self.values.get((go, field))
                if values is not None:
                    self.used.add((go, field))
                    enumerated = {"enum": [*values, *([] if "" in values else [""])]}
                    holder = next((key for key in ("items", "additionalProperties") if key in below), None)
                    below = {**below, holder: {**below[holder], **enumerated}} if holder else {**below, **enumerated}
            properties[field] = below
        return {**definitions[name], "properties": properties} if properties else definitions[name]

    def line(self, schema, definitions, open_names):
        words = []
        kinds = schema.pop("type", [])
        kinds = [kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"]
        form = schema.pop("format", None)
        properties = schema.pop("properties", None)
        required = set(schema.pop("required", []))
        more = schema.pop("additionalProperties", None)
        items = schema.pop("items", None)
        is_open = schema.pop("x-kubernetes-preserve-unknown-fields", False)
        if schema.pop("x-kubernetes-int-or-string", False):
            schema.pop("anyOf", None)
            kind = "int-or-string"
            if schema.get("pattern") == QUANTITY:
                schema.pop("pattern")
                kind = "quantity"
            words.append(kind)
        elif properties is not None or "object" in kinds and isinstance(more, dict):
            if properties is None:
                words.append("map %d" % self.add(more, definitions, open_names))
            else:
                words.append("object")
                for name, below in properties.items():
                    mark = "!" if name in required else ""
                    required.discard(name)
                    words.append("%s%s:%d" % (escaped(name), mark, self.add(below, definitions, open_names)))
                if isinstance(more, dict):
                    words.append("others=%d" % self.add(more, definitions, open_names))
                elif more is True:
                    is_open = True
        elif "object" in kinds:
            words.append("object")
            is_open = True
        elif "array" in kinds:
            words.append("list %d" % self.add(items or {}, definitions, open_names))
        elif kinds:
            kind = kinds[0]
            words.append(form if form in ("int32", "int64", "byte", "date-time", "ipv4", "ipv6") else kind)
        else:
            words.append("any")
        if required:
            words.append("required=" + ",".join(escaped(name) for name in sorted(required)))
        if is_open:
            words.append("open")
        self.constraints(schema, words, definitions, open_names)
        assert not schema, schema
        return " ".join(words)

    def constraints(self, schema, words, definitions, open_names):
        if schema.pop("nullable", False):
            words.append("nullable")
        if schema.pop("x-kubernetes-embedded-resource", False):
            words.append("embedded")
        values = schema.pop("enum", None)
        if values is not None:
            words.append("enum=" + ",".join(escaped(v if isinstance(v, str) else json.dumps(v)) for v in values))
        pattern = schema.pop("pattern", None)
        if pattern is not None:
            words.append("pattern=" + escaped(pattern))
        kind = schema.pop("x-kubernetes-list-type", "atomic")
        keys = schema.pop("x-kubernetes-list-map-keys", [])
        if kind == "map":
            words.append("keys=" + ",".join(escaped(key) for key in keys))
        elif kind == "set":
            words.append("set")
        if schema.pop("uniqueItems", False):
            words.append("set")
        for key, word in BOUNDS.items():
            bound = schema.pop(key, None)
            if bound is not None:
                words.append("%s=%s" % (word, json.dumps(bound)))
        default = schema.pop("default", None)
        if default is not None and self.has_defaults:
            words.append("default=" + escaped(json.dumps(default)))
        for rule in schema.pop("x-kubernetes-validations", []):
            parts = [rule["rule"], rule.get("message", ""), rule.get("messageExpression", "")]
            words.append("rule=" + ",".join(escaped(part) for part in parts))
        for key in ("oneOf", "anyOf", "allOf"):
            choices = schema.pop(key, None)
            if choices is not None:
                words.append("%s=%s" % (key, ",".join(str(self.add(c, definitions, open_names)) for c in choices)))
        below = schema.pop("not", None)
        if below is not None:
            words.append("not=%d" % self.add(below, definitions, open_names))


def ranges(versions):
    """Writes versions as 25-27,29."""
    runs = []
    for version in sorted(versions):
        if runs and runs[-1][1] == version - 1:
            runs[-1][1] = version
        else:
            runs.append([version, version])
    return ",".join("%d" % a if a == b else "%d-%d" % (a, b) for a, b in runs)


def kubernetes(wheel, module):
    checked(wheel, WHEEL_SHA256)
    schemas = Schemas(enumerations(module))
    kinds = {}
    with zipfile.ZipFile(wheel) as archive:
        names = [n for n in archive.namelist() if re.search(r"/v1\.\d+\.0-local/_definitions\.json$", n)]
        minors = sorted((int(re.search(r"/v1\.(\d+)\.", n).group(1)), n) for n in names)
        for minor, name in minors:
            definitions = json.loads(archive.read(name))["$defs"]
            for definition in sorted(definitions):
                for gvk in definitions[definition].get("x-kubernetes-group-version-kind", []):
                    if gvk["kind"] in NO_KINDS:
                        continue
                    number = schemas.add(schemas.defined(definition, definitions), definitions, frozenset({definition}))
                    schemas.describe(number, definitions[definition])
                    api = gvk["group"] + "/" + gvk["version"] if gvk["group"] else gvk["version"]
                    kinds.setdefault((api, gvk["kind"]), {}).setdefault(number, []).append(minor)
    head = [
        "# Schemas of Kubernetes %s to %s, made by src/build/python/kubernetes_schemas.py" % ("1.%d" % minors[0][0], "1.%d" % minors[-1][0]),
        "# of kubernetes-validate 1.37.0 (PyPI, Apache-2.0; SHA-256 %s), read %s." % (WHEEL_SHA256, READ),
        "# The values of enumerations are those of k8s.io/kubernetes v1.36.3 (Go module, Apache-2.0).",
        "# The schemas are those of Kubernetes itself (Apache-2.0).",
    ]
    lines = ["%s %s %s" % (api, kind, " ".join("%s:%d" % (ranges(v), n) for n, v in sorted(found.items())))
             for (api, kind), found in sorted(kinds.items())]
    return head, schemas, lines


def customs(crds):
    schemas = Schemas()
    lines = []
    sources = set()
    for crd in json.loads(gzip.decompress(Path(crds).read_bytes())):
        schemas.has_defaults = "x-kubernetes-validations" in json.dumps(crd["schema"])
        number = schemas.add(crd["schema"], {}, frozenset())
        lines.append("%s/%s %s %s:%d" % (crd["group"], crd["version"], crd["kind"], crd["scope"], number))
        sources.add(crd["source"].split(":")[0])
    head = ["# Schemas of custom resources, made by src/build/python/kubernetes_schemas.py, read %s, from the definitions in:" % READ]
    head += ["# " + source for source in sorted(sources)]
    return head, schemas, sorted(lines)


def write(path, head, schemas, kinds):
    recursive = ["recursive %s %d" % item for item in sorted(schemas.recursive.items())]
    path.write_text("\n".join(head + ["schemas %d" % len(schemas.lines)] + schemas.lines + ["kinds"] + recursive + kinds) + "\n")


def write_descriptions(path, head, descriptions):
    lines = []
    for (number, field), sentences in sorted(descriptions.items()):
        said = set(sentences.values())
        if len(said) == 1 and said != {""}:
            lines.append("%d %s %s" % (number, field, said.pop()))
    path.write_text("\n".join(head + lines) + "\n")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    output = Path(sys.argv[4])
    head, schemas, kinds = kubernetes(sys.argv[1], sys.argv[2])
    write(output / "kubernetes.txt", head, schemas, kinds)
    write_descriptions(output / "descriptions.txt", head, schemas.descriptions)
    write(output / "custom.txt", *customs(sys.argv[3]))


main()
