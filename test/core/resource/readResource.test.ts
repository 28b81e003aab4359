import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readResource } from '../../../src/core/resource/readResource.js';
import { ResourceSchema } from '../../../src/core/resource/schema.js';
import { formatMessage } from '../../../src/core/text/problem.js';

interface Shelf {
  readonly id: string;
  readonly note?: string | { vi?: string };
  readonly books?: readonly { readonly title: string; readonly pages?: number; readonly kind?: string; readonly tags?: readonly string[] }[];
}

const properties = {
  id: { type: 'string', pattern: '^[a-z]+$', 'x-problem': { code: 'bad-id', severity: 'error', message: '“{0}” is no id.' } },
  note: { type: ['string', 'object'], properties: { vi: { type: 'string' } }, additionalProperties: false },
  books: {
    type: 'array',
    items: {
      type: 'object',
      required: ['title'],
      properties: { title: { type: 'string' }, pages: { type: 'integer', minimum: 1 }, kind: { enum: ['novel', 'essay'] }, tags: { type: 'array', items: { type: 'string' } } },
      additionalProperties: false,
    },
  },
};
const shelf = { $id: 'urn:test:shelf', type: 'object', required: ['id'], properties, additionalProperties: false };
const schema = new ResourceSchema(shelf);

function read(text: string) {
  return readResource<Shelf>(text, schema, ['books']);
}

/** Code, what stands at the place, and the message of each problem. */
function told(text: string): string[] {
  return read(text).problems.map(({ code, span, message }) => `${code} <${text.slice(span.start, span.end)}> ${formatMessage(message)}`);
}

describe('reading a resource', () => {
  it('takes YAML and JSON, with byte order mark and any line ends', () => {
    for (const text of ['id: a\nbooks:\n  - title: Đảng\n', '\ufeffid: a\r\nbooks: [{title: Đảng}]\r\n', '{"id": "a", "books": [{"title": "Đảng"}]}', '\ufeff{"id": "a",\r\n"books": [{"title":"Đảng"}]}', '{id: a, books: [title: Đảng]}']) {
      const { value, problems } = read(text);
      assert.deepEqual(problems, [], text);
      assert.deepEqual(value, { id: 'a', books: [{ title: 'Đảng' }] });
    }
  });

  it('says what is wrong, where, and what to do', () => {
    assert.deepEqual(told('id: a\nnote: 12:30\nbooks:\n  - {title: 010, pages: 0, kind: novle}\n'), [
      'wrong-type <010> “title” must be text, and YAML reads 010 as something else. Put it in quotes.',
      'wrong-value <0> “pages” must be 1 or more.',
      'wrong-value <novle> “kind” must be one of: novel, essay.',
    ]);
    assert.deepEqual(told('id: A\nboks: []\n'), ['bad-id <A> “A” is no id.', 'unknown-property <boks> There is no property “boks” here. Did you mean “books”?']);
    assert.deepEqual(told('id: a\nbooks:\n  - pages: 3\n    tags: x\n'), ['missing-property <pages> The property “title” is missing.', 'wrong-type <x> “tags” must be a list, such as [one, two].']);
    assert.deepEqual(told('books: []'), ['missing-property <books> The property “id” is missing.']);
    assert.deepEqual(told('id: a\nbooks: [null, 3]\n').map((line) => line.slice(0, 19)), ['wrong-type <null> E', 'wrong-type <3> Each'].map((line) => line.slice(0, 19)));
    assert.deepEqual(told('just text'), ['wrong-type <just text> The file must start with properties such as “schemaVersion: 1” and “id: …”.']);
    assert.deepEqual(told(''), ['empty-file <> The file is empty.']);
    assert.deepEqual(told('# nothing\n'), ['empty-file <> The file is empty.']);
  });

  it('offers a fix where there is one right answer', () => {
    const apply = (text: string): string => {
      const [edit] = read(text).problems[0]!.fixes![0]!.edits;
      return text.slice(0, edit!.start) + edit!.newText + text.slice(edit!.end);
    };
    assert.equal(apply('id: a\nboks: []\n'), 'id: a\nbooks: []\n');
    assert.equal(apply('id: a\nbooks: [{title: 2024}]\n'), 'id: a\nbooks: [{title: "2024"}]\n');
    assert.equal(apply('id: a\nbooks: [{title: x, kind: esay}]\n'), 'id: a\nbooks: [{title: x, kind: essay}]\n');
  });

  it('leaves broken entries out and keeps the others, with the places that they have in the file', () => {
    for (const text of [
      'id: a\nbooks:\n  - title: one\n  - pages: 2\n  - title: three\n    title: drei\n  - title: four\n',
      '{"id": "a", "books": [{"title": "one"}, {"pages": 2}, {"title": "three", "title": "drei"}, {"title": "four"}]}',
    ]) {
      const file = read(text);
      assert.deepEqual(file.problems.map(({ code }) => code), ['missing-property', 'duplicate-key']);
      assert.deepEqual(file.entries('books').map(({ value }) => value.title), ['one', 'four']);
      const { start, end } = file.locate([...file.entries('books')[1]!.path, 'title']);
      assert.match(text.slice(start, end), /^"?four"?$/);
    }
  });

  it('keeps the place of a syntax error', () => {
    const text = 'id: a\nbooks:\n  - title: "one\n  - title: two\n';
    const { value, problems } = read(text);
    assert.equal(value, undefined);
    assert.ok(problems.every(({ code, span }) => code === 'yaml-syntax' && span.start >= text.indexOf('"one')));
    assert.deepEqual(told('id: a\n\tnote: x\n').map((line) => line.split(' ')[0]), ['yaml-syntax']);
    assert.match(told('{"id": "a",}}').join(), /yaml-syntax/);
  });

  it('reads YAML 1.2: NO and 12:30 are texts, << is a name', () => {
    assert.deepEqual(read('id: a\nnote: NO\n').value, { id: 'a', note: 'NO' });
    assert.deepEqual(read('%YAML 1.1\n---\nid: a\nnote: 12:30\n').value, { id: 'a', note: '12:30' });
    assert.match(told('id: a\nbooks:\n  - &x {title: one}\n  - {<<: *x, title: two}\n').join(), /unknown-property <<<>/);
  });

  it('reads aliases, and stops at those that multiply without end', () => {
    assert.deepEqual(read('id: a\nbooks:\n  - &x {title: one}\n  - *x\n').entries('books').map(({ value }) => value.title), ['one', 'one']);
    const bomb = `a: &a [${'x,'.repeat(10)}]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]!},`.repeat(10)}]`).join('\n')}\n`;
    assert.deepEqual(read(bomb).problems.map(({ code }) => code), ['too-many-aliases']);
    assert.ok(read('&a [*a]').problems.length > 0);
  });

  it('stops at a file that is nested without end', () => {
    const byLines = Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
    for (const text of ['['.repeat(100_000), `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, '- '.repeat(50_000), '? '.repeat(50_000), '[? '.repeat(5_000), byLines]) {
      assert.equal(read(text).value, undefined);
      assert.deepEqual(read(text).problems.map(({ code }) => code), ['too-deep'], text.slice(0, 20));
    }
  });

  it('asks for one file a document', () => {
    assert.deepEqual(told('id: a\n---\nid: b\n'), ['several-documents <> The file holds several YAML documents (---). Make one file of each.']);
  });

  it('counts problems from the hundredth on', () => {
    const { problems } = read(`id: a\nbooks:\n${'  - pages: 1\n'.repeat(250)}`);
    assert.equal(problems.length, 101);
    assert.deepEqual(problems.at(-1)!.message, { key: 'There are {0} more problems from here on.', args: [150] });
    assert.equal(problems.at(-1)!.severity, 'error');
  });

  it('finds duplicates in a mapping of very many properties', () => {
    const text = `${Array.from({ length: 50_000 }, (_, i) => `k${i}: 1\n`).join('')}k7: 1\n`;
    assert.ok(read(text).problems.some(({ code, span }) => code === 'duplicate-key' || span.start > 0));
    const { problems } = readResource(text, new ResourceSchema({ type: 'object' }));
    assert.deepEqual(problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]), [['duplicate-key', 'k7']]);
  });

  it('takes what the schema does not know for an error where files are written by programs', () => {
    assert.equal(read('id: a\nx: 1\n').problems[0]!.severity, 'warning');
    assert.ok(read('id: a\nx: 1\n').value);
    const strict = readResource('id: a\nx: 1\n', new ResourceSchema(shelf, 'strict'));
    assert.equal(strict.problems[0]!.severity, 'error');
    assert.equal(strict.value, undefined);
  });

  it('never throws, and gives no value that the schema refuses', () => {
    const yamlLike = fc.array(fc.constantFrom('id', 'books', 'title', ':', ' ', '\n', '\n  ', '- ', '"', "'", '[', ']', '{', '}', ',', '&a', '*a', '!!set', '|', '>', '#', '?', '%', '\t', '---', 'a', '1', 'null', '<<', '\ufeff', 'Đ', '😀', '\ud800'), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(yamlLike, fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const file = read(text);
        if (file.value !== undefined) assert.equal(typeof file.value.id, 'string');
        for (const { value } of file.entries('books')) assert.equal(typeof value.title, 'string');
        for (const { span } of file.problems) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        assert.ok(file.value !== undefined || file.problems.some(({ severity }) => severity === 'error'));
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the YAML parser on the places of JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const any = new ResourceSchema({ type: 'object' });
        const text = JSON.stringify(value, null, indent);
        const file = readResource<Record<string, unknown>>(text, any);
        assert.deepEqual(file.problems, []);
        for (const [name, inner] of Object.entries(value)) {
          const { start, end } = file.locate([name]);
          assert.deepEqual(JSON.parse(text.slice(start, end)), JSON.parse(JSON.stringify(inner)));
        }
      }),
    );
  });
});
