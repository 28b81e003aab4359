import { foldKey } from '../text/fold.js';
import type { Token } from './tokens.js';

/** Changes whenever the same text gets other features, as a model is of no use with others than it has learnt from. */
export const featureVersion = 1;

/** Features are hashed to so many places, a power of two: 4 MB of weights. Four times as many gain 0.1 F1 at most on PhoNER_COVID19. */
export const HASH_BITS = 20;

/** Hashes of the forms of a token. */
interface Word {
  /** Without case, tone placement and variants. */
  readonly folded: number;
  /** The same with every digit as 0, so that one number teaches all of its length. */
  readonly norm: number;
  /** As written. */
  readonly cased: number;
  /** Its capitals, small letters, digits and symbols: `Xx`, `XX`, `00`, `xx-`. */
  readonly shape: number;
  readonly onset: number;
  readonly end: number;
  readonly rhyme: number;
  readonly capital: boolean;
}

const edgeOf = (hash: number): Word => ({ folded: hash, norm: hash, cased: hash, shape: hash, onset: hash, end: hash, rhyme: hash, capital: false });
const beforeSentence = edgeOf(1);
const afterSentence = edgeOf(2);

/** Texts have few distinct tokens; a bound, as any text may come. What is known never changes what is found. */
const knownWords = new Map<string, Word>();
const maxKnownWords = 1 << 15;
const longestKnownWord = 32;
const longestShape = 8;

function wordOf(form: string): Word {
  let word = knownWords.get(form);
  if (word === undefined) {
    word = describe(form);
    if (knownWords.size >= maxKnownWords) knownWords.clear();
    if (form.length <= longestKnownWord) knownWords.set(form, word);
  }
  return word;
}

function describe(form: string): Word {
  const folded = foldKey(form);
  const shape = form
    .replace(/\p{Lu}/gu, 'X')
    .replace(/(?!X)\p{L}/gu, 'x')
    .replace(/\p{N}/gu, '0')
    .replace(/x{2,}/g, 'xx')
    .replace(/X{2,}/g, 'XX');
  return {
    folded: hashText(folded),
    norm: hashText(folded.replace(/\p{N}/gu, '0')),
    cased: hashText(form),
    shape: hashText(shape.slice(0, longestShape)),
    onset: hashText(folded.slice(0, 2)),
    end: hashText(folded.slice(-2)),
    rhyme: hashText(folded.slice(-3)),
    capital: /^\p{Lu}/u.test(form),
  };
}

/**
 * The features of a sentence: for each token the same number of places, in the table of weights.
 *
 * They are the usual ones: the token, its neighbours up to two away and pairs of them, its shape and theirs, its first
 * and last letters; and, as names are runs of capitals (`Bệnh viện Bạch Mai`), how such a run starts, how long it is
 * and what stands before and after it.
 */
export function featuresOf(tokens: readonly Token[]): Int32Array {
  const words = tokens.map(({ form }) => wordOf(form));
  const at = (i: number) => (i < 0 ? beforeSentence : i >= words.length ? afterSentence : words[i]!);
  const places: number[] = [];
  let template = 0;
  const add = (a = 0, b = 0, c = 0, d = 0, e = 0) => {
    const hash = mix(mix(mix(mix(mix(Math.imul(++template, 0x85ebca6b), a), b), c), d), e);
    places.push(Math.imul(hash, 0xc2b2ae35) >>> (32 - HASH_BITS));
  };
  let runEnd = -1;
  let runStart = 0;
  for (let i = 0; i < words.length; i++) {
    template = 0;
    const [ll, l, w, r, rr] = [at(i - 2), at(i - 1), at(i), at(i + 1), at(i + 2)];
    add();
    add(w.folded);
    add(w.norm);
    add(w.cased);
    add(w.shape);
    add(w.onset);
    add(w.end);
    add(w.rhyme);
    add(ll.norm);
    add(l.norm);
    add(r.norm);
    add(rr.norm);
    add(l.norm, w.norm);
    add(w.norm, r.norm);
    add(l.norm, r.norm);
    add(l.shape, w.shape);
    add(w.shape, r.shape);
    add(ll.shape, l.shape, w.shape);
    add(w.shape, r.shape, rr.shape);
    add(l.shape, w.shape, r.shape);
    add(ll.shape, l.shape, w.shape, r.shape, rr.shape);
    add(l.norm, w.shape);
    add(w.shape, r.norm);
    add(l.norm, w.shape, r.shape);
    add(w.norm, l.shape, r.shape);
    add(ll.norm, l.norm, w.shape);
    if (i > runEnd) {
      runStart = i;
      runEnd = i;
      while (w.capital && at(runEnd + 1).capital) runEnd++;
    }
    const capital = w.capital ? 1 : 0;
    add(at(runStart).norm, at(runStart + 1).norm);
    add(at(runStart - 1).norm, capital);
    add(at(runStart - 1).norm, at(runStart - 2).norm, capital);
    add(at(runEnd + 1).norm, capital);
    add(i - runStart, runEnd - i);
  }
  return Int32Array.from(places);
}

/** FNV-1a over UTF-16 code units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
