#!/usr/bin/env python3
"""Makes the tables of the fields that kustomize's transformers change by default.

usage: kustomize_fields.py SPECIFICATIONS OUTPUT
  SPECIFICATIONS  the directory of kustomize's field specifications, a YAML file for each transformer
  OUTPUT          the directory of the tables, src/main/tables/model/kustomize
"""
import sys
from pathlib import Path

READ = "2026-11-27"
SOURCE = [
    "# Source: the default field specifications of kustomize (kubernetes-sigs/kustomize, Apache-2.0), read %s;" % READ,
    "# made by src/build/python/kustomize_fields.py.",
]
GVK = ("group", "version", "kind")


def entries(path):
    """Reads the entries of a file, which are flat but for the `fieldSpecs` of a name reference: (depth, fields) in order."""
    found = []
    for line in path.read_text().splitlines():
        text = line.strip()
        if not text or text.startswith("#") or text.endswith(":"):
            continue
        if text.startswith("- "):
            found.append((len(line) - len(line.lstrip()), {}))
            text = text[2:]
        key, value = text.split(": ", 1)
        found[-1][1][key] = value.strip()
    return found


def gvk(fields):
    return " ".join(fields.get(part, "-") for part in GVK)


def main():
    source, output = Path(sys.argv[1]), Path(sys.argv[2])
    # Labels that go to selectors go to all other places too.
    lists = {
        "namePrefix": ["nameprefix"],
        "nameSuffix": ["namesuffix"],
        "namespace": ["namespace"],
        "commonLabels": ["metadatalabels", "volumeclaimmetadatalabels", "commonlabels"],
        "templateLabels": ["metadatalabels"],
        "volumeClaimTemplateLabels": ["volumeclaimmetadatalabels"],
        "commonAnnotations": ["commonannotations"],
        "varReference": ["varreference"],
        "images": ["images"],
        "replicas": ["replicas"],
    }
    rows = ["# The fields that kustomize's transformers change. Columns: the list; group, version and kind of the resources,",
            "# `-` for any; the path; whether fields are made where they are missing.", *SOURCE]
    for name, files in lists.items():
        for file in files:
            for _, fields in entries(source / (file + ".yaml")):
                create = "create" if fields.get("create") == "true" else "-"
                rows.append("%s %s %s %s" % (name, gvk(fields), fields["path"], create))
    (output / "fields.txt").write_text("\n".join(rows) + "\n")

    rows = ["# The fields that hold the name of another resource. Columns: group, version and kind of what is named;",
            "# group, version and kind of the resources that name it; the path; `-` stands for any.", *SOURCE]
    target = None
    for depth, fields in entries(source / "namereference.yaml"):
        if depth == 0:
            target = fields
        else:
            row = "%s %s %s" % (gvk(target), gvk(fields), fields["path"])
            if row not in rows:
                rows.append(row)
    (output / "name-references.txt").write_text("\n".join(rows) + "\n")


main()
