import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRecord } from '../../../src/core/corpus/buildRecord.js';
import { mergeRecord } from '../../../src/core/corpus/mergeRecord.js';
import { readRecord } from '../../../src/core/corpus/readRecord.js';
import { stringifyRecord } from '../../../src/core/corpus/writeRecord.js';
import type { Annotation } from '../../../src/core/store/annotation.js';
import { parseUntagged } from '../../../src/core/store/convert.js';
import { signatureOf, writeSignature } from '../../../src/core/store/signature.js';
import type { Tagset } from '../../../src/core/tagset/tagset.js';

const tagset: Tagset = { id: 't', version: '1', title: {}, families: [], labels: [], relations: [] };
const text = 'Bộ Ngoại giao, Quốc hội, Chính phủ, Ban Đối ngoại và Thành phố Huế cùng dự.\n';

function annotation(exact: string, more: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(exact);
  return { id: exact, label: 'ORG', start, end: start + exact.length, exact, attributes: {}, status: 'accepted', origin: 'tag', annotator: 'Lan', ...more };
}

function recordOf(...annotations: readonly Annotation[]) {
  return buildRecord({ path: 'a.txt', text: parseUntagged(text, 'text/plain', tagset), language: 'vi', tagset, lexicons: [], annotations, store: 'standoff', signature: writeSignature(signatureOf(text)) });
}

/** The record that git makes of two people's records and the one that both had; undefined where it finds a conflict. */
function merged(base: readonly Annotation[], ours: readonly Annotation[], theirs: readonly Annotation[]): string[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'policy-annotator-'));
  try {
    const written = stringifyRecord(recordOf(...base));
    const files = [mergeRecord(written, recordOf(...ours)), written, mergeRecord(written, recordOf(...theirs))].map((content, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, content);
      return file;
    });
    const { status, error } = spawnSync('git', ['merge-file', ...files]);
    assert.ifError(error);
    const result = readFileSync(files[0]!, 'utf8');
    const { record, problems } = readRecord(result);
    if (status !== 0) {
      assert.deepEqual(problems.map(({ code }) => code), ['merge-conflict']);
      return undefined;
    }
    assert.deepEqual(problems, []);
    return record!.annotations.map(({ label, exact }) => `${label} ${exact}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('git and the records of two people', () => {
  const [ministry, assembly, government, committee, hue] = ['Bộ Ngoại giao', 'Quốc hội', 'Chính phủ', 'Ban Đối ngoại', 'Thành phố Huế'].map((words) => annotation(words)) as [Annotation, Annotation, Annotation, Annotation, Annotation];
  const labelled = (one: Annotation): Annotation => ({ ...one, label: 'LOC' });

  it('merges changes of different annotations, neighbours too', () => {
    assert.deepEqual(merged([ministry, assembly], [labelled(ministry), assembly], [ministry, labelled(assembly)]), ['LOC Bộ Ngoại giao', 'LOC Quốc hội']);
  });

  it('merges what was added in different places', () => {
    assert.deepEqual(merged([ministry, government], [ministry, assembly, government], [ministry, government, hue]), ['ORG Bộ Ngoại giao', 'ORG Quốc hội', 'ORG Chính phủ', 'ORG Thành phố Huế']);
  });

  it('merges a change of any field with what was added directly before or behind', () => {
    for (const more of [{ label: 'LOC' }, { concept: 'x' }, { attributes: { note: 'x' } }, { status: 'rejected' as const }]) {
      const changed = { ...assembly, ...more };
      const result = [`ORG Bộ Ngoại giao`, `${changed.label} Quốc hội`, 'ORG Chính phủ'];
      assert.deepEqual(merged([assembly], [changed], [ministry, assembly, government]), result, JSON.stringify(more));
    }
  });

  it('merges what was taken away with what was added or changed elsewhere', () => {
    assert.deepEqual(merged([ministry, government, committee], [government, committee], [ministry, government, labelled(committee)]), ['ORG Chính phủ', 'LOC Ban Đối ngoại']);
    assert.deepEqual(merged([ministry, government, committee], [ministry, government], [ministry, assembly, government, committee]), ['ORG Bộ Ngoại giao', 'ORG Quốc hội', 'ORG Chính phủ']);
  });

  it('finds a conflict where both changed the same one, or both added between the same two', () => {
    assert.equal(merged([ministry], [labelled(ministry)], [{ ...ministry, label: 'PER' }]), undefined);
    assert.equal(merged([ministry, hue], [ministry, assembly, hue], [ministry, government, hue]), undefined);
  });
});
