"""Reads exported files as a pipeline would: with PyYAML (YAML 1.1), json and jsonschema, and checks every offset.

Usage: independentReader.py SCHEMAS RECORD.yaml… CORPUS.jsonl…; prints the number of records and of annotations.
"""

import hashlib
import json
import pathlib
import sys

import jsonschema
import yaml


def schema(folder, name):
    return jsonschema.Draft202012Validator(json.loads((pathlib.Path(folder) / f"{name}.schema.json").read_text("utf-8")))


def records(path):
    # newline="" keeps CRLF as it is; split on "\n" alone, for splitlines() also splits at U+2028 and others.
    with open(path, encoding="utf-8", newline="") as file:
        content = file.read()
    if path.endswith(".jsonl"):
        lines = content.splitlines()
        assert lines == content.split("\n")[:-1], f"{path}: a record is not on one line"
        return [json.loads(line) for line in lines]
    return [yaml.safe_load(content)]


def check(record, validator, root):
    validator.validate(record)
    source = (root / record["source"]["path"]).read_bytes()
    assert hashlib.sha256(source).hexdigest() == record["source"]["sha256"]
    text = record["text"]["content"]
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == record["text"]["sha256"]
    assert len(text) == record["text"]["length"]
    for annotation in record["annotations"]:
        start, end = annotation["start"], annotation["end"]
        assert type(start) is int and type(end) is int
        assert text[start:end] == annotation["exact"], annotation
        assert text[max(0, start - 32) : start] == annotation["prefix"], annotation
        assert text[end : end + 32] == annotation["suffix"], annotation
        assert all(type(value) is str for value in annotation["attributes"].values()), annotation
    ids = [annotation["id"] for annotation in record["annotations"]]
    assert len(ids) == len(set(ids))
    return len(ids)


def main(schemas, *paths):
    validator = schema(schemas, "document")
    read = [(record, path) for path in paths for record in records(path)]
    print(len(read), sum(check(record, validator, pathlib.Path.cwd()) for record, _ in read))


main(*sys.argv[1:])
