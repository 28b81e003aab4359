import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Every schema below a schema, with the path to it. */
function* schemasIn(schema: unknown, path: string): Generator<[string, Record<string, unknown>]> {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  const object = schema as Record<string, unknown>;
  yield [path, object];
  for (const [name, inner] of Object.entries((object['properties'] ?? {}) as object)) yield* schemasIn(inner, `${path}.${name}`);
  yield* schemasIn(object['items'], `${path}[]`);
}

describe('the published schemas', () => {
  const names = readdirSync('schemas').filter((name) => name.endsWith('.schema.json'));

  it('are there', () => assert.deepEqual(names.sort(), ['corpus.schema.json', 'document.schema.json', 'lexicon.schema.json', 'reference.schema.json', 'tagset.schema.json']));

  for (const name of names) {
    const schema = JSON.parse(readFileSync(`schemas/${name}`, 'utf8')) as Record<string, unknown>;

    it(`${name} is a JSON Schema 2020-12 with an id of its own`, () => {
      assert.equal(schema['$schema'], 'https://json-schema.org/draft/2020-12/schema');
      assert.equal(schema['$id'], `urn:policy-annotator:schema:${name.split('.')[0]!}:1`);
      const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
      ajv.addKeyword('x-problem');
      assert.ok(ajv.compile(schema));
    });

    it(`${name} describes every property, and is closed`, () => {
      for (const [path, inner] of schemasIn(schema, name)) {
        for (const [property, value] of Object.entries((inner['properties'] ?? {}) as Record<string, Record<string, unknown>>)) {
          assert.ok(value['description'] ?? value['$ref'], `${path}.${property}`);
        }
        if (inner['properties']) assert.equal(inner['additionalProperties'], false, path);
      }
    });
  }
});
