import { CodePointIndex, type Agreement, type Disagreement, type Evaluation, type LabelledSpan, type Score } from '../core/index.js';

/** The plain texts of the documents, by their ids. */
export type Texts = ReadonlyMap<string, string>;

/** An evaluation as JSON, as docs/evaluation.md describes it. Offsets are Unicode code points, as in records. */
export function evaluationJson({ overall, families, labels, missed, wrong }: Evaluation, texts: Texts): string {
  const codePoints = new Map([...texts].map(([id, text]) => [id, new CodePointIndex(text)]));
  const spanIn = (document: string, { label, start, end }: LabelledSpan) => ({
    label,
    start: codePoints.get(document)!.toCodePoint(start),
    end: codePoints.get(document)!.toCodePoint(end),
    exact: texts.get(document)!.slice(start, end),
  });
  const disagreement = ({ document, prefix, suffix, instead, ...span }: Disagreement) => ({
    document,
    ...spanIn(document, span),
    prefix,
    suffix,
    instead: instead.map((other) => spanIn(document, other)),
  });
  const data = {
    schemaVersion: 1,
    documents: [...texts.keys()],
    overall: agreement(overall),
    families: Object.fromEntries([...families].map(([id, of]) => [id, agreement(of)])),
    labels: Object.fromEntries([...labels].map(([id, of]) => [id, agreement(of)])),
    missed: missed.map(disagreement),
    wrong: wrong.map(disagreement),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function agreement({ strict, overlapping }: Agreement): object {
  return { strict: score(strict), overlapping: score(overlapping) };
}

/** JSON has no way to say undefined but null. */
function score({ required, found, correct, precision = null, recall = null, f1 = null }: { readonly [Key in keyof Score]: Score[Key] | null }): object {
  return { required, found, correct, precision, recall, f1 };
}
