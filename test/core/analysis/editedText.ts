import fc from 'fast-check';
import type { TextEdit } from '../../../src/core/text/problem.js';

/** What tags, blocks and mentions are made of, and what offsets and line ends trip over. */
const pieces = [
  ':', '[', ']', '\\', '{', '}', '"', '\'', '.', '!', ',', ' ', ' ', ' ', '\t', '\n', '\n', '\r\n', '\r', '\u00a0', '\n\n', '\n \n', '. ', '.\n', '.\r\n',
  ':per[', ':org[', ':x[', '::', '\\:', '\\\\', ':per[Sơn]', ':per[Sơn]{#bui-thanh-son}', '{#a}', '{note="b. C\n]"}', '{note=b', '\u200b', '\ud83d', '\ude00', '😀',
  'Đảng', 'đảng', 'hoà'.normalize('NFD'), 'Bộ Ngoại giao', 'Bộ Ngoại giao'.normalize('NFD'), 'Bộ\nNgoại giao', 'Bo Ngoai giao', 'lan thu 31', 'Bùi Thanh Sơn', 'a', 'TP. Hà Nội',
  'ngày 13/12/2021', '31 nước', 'Thứ nhất, tăng cường hợp tác', '\u0301', '- ', '1. ',
];

/** What Markdown is made of, besides. */
const markdownPieces = [
  '```', '```\n', '~~~\n', '`', '*', '**', '_', '> ', '- ', '1. ', '    ', '\t', '---\n', '+++\n', '# ', '<!-- ', ' -->', '<div>', '</div>', '<script>', '</script>', '<br>',
  '[a](b)', '[a]', '[a][b]', '[b]: c', '![a](b)', 'http://x.vn/', '\n\n', '\n\n', '\n\n', '\n\n', '\ufeff', '\\', '&amp;', '===\n', '***\n', '  ',
];

/** Definitions and what refers to them, from one block to another. */
const referencePieces = [
  '\n\n', '\n\n[b]: c\n\n', '\n\n[ B\t]: <d> "e"\n\n', '\n\n> [đảng]: x\n\n', '[Đảng]', '[hoà\n> B][ b ]', '[a][Đảng]', '![a][b]', '[a :org[Đảng]][b]', '![a :org[Đảng] b][b]', '[*b*]', '[a\\]b]', '\n\n[a\\]b]: x\n\n',
];

const textOf = (some: readonly string[]): fc.Arbitrary<string> => fc.array(fc.constantFrom(...some), { maxLength: 60 }).map((parts) => parts.join(''));

export const anyText = textOf(pieces);
/** More than is read at once around an edit. */
export const longText = fc.array(anyText, { minLength: 10, maxLength: 20 }).map((parts) => parts.join(''));
export const anyMarkdown = fc.oneof(textOf([...pieces, ...markdownPieces]), textOf([...markdownPieces, ...referencePieces, ...referencePieces]));

/** Where and what: typing, pasting, deleting, replacing, in several places at once. */
export function anyChange(text: fc.Arbitrary<string>): fc.Arbitrary<{ at: number; length: number; newText: string }[]> {
  const newText = fc.oneof(fc.constant(''), fc.constantFrom(...pieces, ...markdownPieces, ...referencePieces), text);
  return fc.array(fc.record({ at: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(200)), newText }), { minLength: 1, maxLength: 3 });
}

/** The change as edits of a text, by offsets of it, none overlapping another. */
export function editsOf(change: readonly { at: number; length: number; newText: string }[], { length }: { readonly length: number }): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { at, length: long, newText } of change.map((edit) => ({ ...edit, at: edit.at % (length + 1) })).sort((a, b) => a.at - b.at)) {
    if (edits.length === 0 || at > edits.at(-1)!.end) edits.push({ start: at, end: Math.min(length, at + long), newText });
  }
  return edits;
}

/** The edits that take the result of `edits`, which are in order, back to the text. */
export function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return edits.map(({ start, end, newText }) => {
    const from = start + shift;
    shift += newText.length - (end - start);
    return { start: from, end: from + newText.length, newText: text.slice(start, end) };
  });
}
