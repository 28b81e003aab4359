import { LineIndex, type Agreement, type Disagreement, type Evaluation, type LabelledSpan, type Score, type Tagset } from '../core/index.js';
import type { Texts } from './evaluationJson.js';
import { say } from './messages.js';

const width = 100;
const placeWidth = 9;
const labelWidth = 10;
const contextWidth = width - placeWidth - labelWidth;
/** Of the text on either side of a mention, and of a mention that stands there instead. */
const sideWidth = 22;
const longestOther = 40;

/** An evaluation for people: the measures in columns, then each miss and each false suggestion in its context. */
export function evaluationTable(evaluation: Evaluation, texts: Texts, tagset: Tagset): string {
  const { overall, families, labels, missed, wrong } = evaluation;
  const rows: [string, Agreement][] = [[say('overall'), overall]];
  for (const { id: family } of tagset.families) {
    rows.push([family, families.get(family)!]);
    for (const { id } of tagset.labels.filter((label) => label.family === family)) rows.push([`  ${id}`, labels.get(id)!]);
  }
  const asked = rows.filter(([, { strict, overlapping }]) => strict.required + strict.found + overlapping.found > 0);
  return [
    `${say('Texts compared: {0}', texts.size)}\n\n`,
    measures(asked),
    disagreements(say('Missed: {0}', missed.length), missed, texts),
    disagreements(say('Not in the reference: {0}', wrong.length), wrong, texts),
  ].join('');
}

/** Rows of measures under their headings, numbers to the right. */
function measures(rows: readonly [string, Agreement][]): string {
  const ratios = [say('precision'), say('recall'), 'F1'];
  const counts = [say('required'), say('found'), say('correct')];
  const headings = ['', ...ratios, ...ratios, ...counts];
  const cells = rows.map(([name, { strict, overlapping }]) => [name, ...ratiosOf(strict), ...ratiosOf(overlapping), String(strict.required), String(strict.found), String(strict.correct)]);
  const widths = headings.map((_, column) => Math.max(...[headings, ...cells].map((row) => lengthOf(row[column]!))));
  const line = (row: readonly string[]): string => `${row.map((cell, column) => (column === 0 ? padEnd(cell, widths[0]!) : padStart(cell, widths[column]!))).join('  ')}\n`;
  const group = (first: number): number => widths.slice(first, first + 3).reduce((sum, each) => sum + each, 0) + 2 * 2;
  const groups = `${' '.repeat(widths[0]!)}  ${padEnd(say('strict'), group(1))}  ${padEnd(say('overlapping'), group(4))}  ${say('strict')}`;
  return `${groups}\n${line(headings)}${cells.map(line).join('')}`;
}

function ratiosOf({ precision, recall, f1 }: Score): string[] {
  return [precision, recall, f1].map((ratio) => (ratio === undefined ? '-' : ratio.toFixed(3)));
}

function disagreements(heading: string, all: readonly Disagreement[], texts: Texts): string {
  let written = `\n${heading}\n`;
  for (const [document, text] of texts) {
    const here = all.filter((disagreement) => disagreement.document === document);
    if (here.length === 0) continue;
    const lines = new LineIndex(text);
    written += `\n${document}\n`;
    for (const each of here) {
      const { line, column } = lines.positionAt(each.start);
      written += `${padEnd(`${line + 1}:${column + 1}`, placeWidth)}${padEnd(each.label, labelWidth)}${inContext(each)}\n`;
      for (const others of insteadOf(each.instead, text)) written += `${' '.repeat(placeWidth + labelWidth)}${others}\n`;
    }
  }
  return written;
}

/** The mention in brackets, with what stands beside it; all of them start in one column. */
function inContext({ prefix, exact, suffix }: Disagreement): string {
  const mention = `[${middleCut(oneLine(exact), contextWidth - 2 * sideWidth - 2)}]`;
  const before = Array.from(oneLine(prefix)).slice(-sideWidth).join('');
  const after = Array.from(oneLine(suffix)).slice(0, sideWidth).join('');
  return `${padStart(before, sideWidth)}${mention}${after}`.trimEnd();
}

/** What the other side has there, in lines. */
function insteadOf(others: readonly LabelledSpan[], text: string): string[] {
  const lines: string[] = [];
  for (const { label, start, end } of others) {
    const named = `${label} [${middleCut(oneLine(text.slice(start, end)), longestOther)}]`;
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + lengthOf(named) + 2 <= contextWidth) lines[lines.length - 1] = `${last}, ${named}`;
    else lines.push(last === undefined ? `${say('instead:')} ${named}` : named);
  }
  return lines;
}

/** A stretch of text without line breaks, in composed letters, so that letters can be counted for columns. */
function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ');
}

/** A text of at most so many letters: what is too much is left out of its middle. */
function middleCut(text: string, limit: number): string {
  const letters = Array.from(text);
  if (letters.length <= limit) return text;
  const half = (limit - 3) / 2;
  return `${letters.slice(0, Math.ceil(half)).join('')} … ${letters.slice(-Math.floor(half)).join('')}`;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

function padEnd(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - lengthOf(text)));
}

function padStart(text: string, to: number): string {
  return ' '.repeat(Math.max(0, to - lengthOf(text))) + text;
}
