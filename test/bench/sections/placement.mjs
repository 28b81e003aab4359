import { anchorOf } from '../../../out/src/core/store/anchor.js';
import { placeAnchors } from '../../../out/src/core/store/placement.js';
import { signatureOf } from '../../../out/src/core/store/signature.js';
import { seedTexts as texts } from '../lib/texts.mjs';

/**
 * How many annotations find their place again after their text was edited while nobody watched: per kind of edit, how many
 * of them were placed right, wrong and left stale. Deterministic: the same figures at every run.
 */
export const name = 'placement';

const paragraphs = texts.map((text) => text.split('\n').filter((line) => line.length > 60));

let state;
/** A number from 0 to n - 1. */
function random(n) {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
}

/** A text as characters that keep their identity while it is edited. */
const toChars = (text) => Array.from(text, (char, id) => ({ char, id }));
const inserted = (text) => Array.from(text, (char) => ({ char, id: undefined }));
const lines = (chars) => {
  const result = [[]];
  for (const c of chars) {
    result.at(-1).push(c);
    if (c.char === '\n') result.push([]);
  }
  return result;
};

const letters = Array.from('aăâeêioôơuưybcdđghklmnpqrstvx');
const edits = {
  spelling(chars) {
    const result = [...chars];
    for (let n = Math.ceil(chars.length / 300); n > 0; n--) {
      const at = random(result.length);
      if (!/\p{L}/u.test(result[at].char)) continue;
      const kind = random(3);
      if (kind === 0) result[at] = { ...result[at], char: letters[random(letters.length)] };
      else if (kind === 1) result.splice(at, 1);
      else result.splice(at, 0, ...inserted(letters[random(letters.length)]));
    }
    return result;
  },
  insertedParagraphs(chars, others) {
    const result = lines(chars);
    for (let n = 3; n > 0; n--) result.splice(random(result.length), 0, inserted(`${others[random(others.length)]}\n`));
    return result.flat();
  },
  removedParagraphs(chars) {
    const result = lines(chars);
    for (let n = 3; n > 0; n--) result.splice(random(result.length), 1);
    return result.flat();
  },
  movedParagraphs(chars) {
    const result = lines(chars);
    for (let n = 2; n > 0; n--) result.splice(random(result.length), 0, ...result.splice(random(result.length), 1));
    return result.flat();
  },
  reflowedLines(chars) {
    let column = 0;
    return chars.map((c) => {
      column = c.char === '\n' ? 0 : column + 1;
      if (c.char !== ' ' || column < 70) return c;
      column = 0;
      return { ...c, char: '\n' };
    });
  },
  nfcToNfd: (chars) => chars.flatMap((c) => Array.from(c.char.normalize('NFD'), (char) => ({ char, id: c.id }))),
};
edits.allOfThem = (chars, others) =>
  [edits.spelling, edits.insertedParagraphs, edits.removedParagraphs, edits.reflowedLines, edits.nfcToNfd].reduce((result, edit) => edit(result, others), chars);

/** Spans of one to eight words, a quarter of them at places whose words stand elsewhere in the text too. */
function someSpans(text, count) {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  const spans = [];
  while (spans.length < count) {
    const first = random(words.length - 8);
    const last = first + (random(4) === 0 ? 0 : random(8));
    const start = words[first].index;
    const end = words[last].index + words[last][0].length;
    if (!text.slice(start, end).includes('\n')) spans.push({ start, end });
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Where the characters of a span are now: those that were inserted between them included. */
function truth(chars, { start, end }) {
  let from;
  let to;
  let offset = 0;
  for (const { char, id } of chars) {
    if (id !== undefined && id >= start && id < end) {
      from ??= offset;
      to = offset + char.length;
    }
    offset += char.length;
  }
  return from === undefined ? undefined : { start: from, end: to };
}

/** A letter doubled at an edge may be the old one or the new one: either way the words are there. */
function isThere(placed, where, changed, exact) {
  if (placed.start === where.start && placed.end === where.end) return true;
  return Math.abs(placed.start - where.start) <= 1 && Math.abs(placed.end - where.end) <= 1 && changed.slice(placed.start, placed.end).normalize('NFC') === exact;
}

const perRound = 200;

/** @type {import('../bench.mjs').Section['run']} */
export async function run({ short, verbose }) {
  state = 20211213;
  const total = short ? 1000 : 10_000;
  const rows = Object.entries(edits).map(([kind, edit]) => {
    const counts = { right: 0, wrong: 0, stale: 0, 'of these without their text': 0 };
    for (let round = 0; round < total / perRound; round++) {
      const text = texts[round % texts.length];
      const spans = someSpans(text, perRound);
      // Paragraphs of other texts: of one and its copy beside it nobody can tell which was there before.
      const others = paragraphs.filter((_, i) => texts[i] !== text).flat();
      const chars = edit(toChars(text), others);
      const changed = chars.map((c) => c.char).join('');
      placeAnchors(spans.map((span) => anchorOf(text, span)), signatureOf(text), changed).forEach((placement, i) => {
        const where = truth(chars, spans[i]);
        if (where === undefined) counts['of these without their text']++;
        if (!('span' in placement)) counts.stale++;
        else if (where && isThere(placement.span, where, changed, text.slice(spans[i].start, spans[i].end))) counts.right++;
        else {
          counts.wrong++;
          if (verbose) console.log({ was: text.slice(spans[i].start, spans[i].end), is: changed.slice(placement.span.start, placement.span.end), should: where && changed.slice(where.start, where.end), context: text.slice(spans[i].start - 32, spans[i].end + 32), now: changed.slice(placement.span.start - 32, placement.span.end + 32), where, placed: placement.span, spans: spans[i] });
        }
      });
    }
    return { edit: kind, ...counts };
  });
  return { tables: [{ title: `${total} annotations per kind of edit`, rows }] };
}
