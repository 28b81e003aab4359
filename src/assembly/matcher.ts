/**
 * The inner loop of the phrase matcher for WebAssembly, in AssemblyScript: what `tokens.ts`, `scriptSearch.ts` and
 * `walks.ts` in `src/core/matching` do, step by step, so that it is there that the why is said. Only what has to be
 * compared letter by letter is left to the caller. Where things are in the memory is decided by `accelerator.ts`; all
 * tables are laid out as there, in numbers of 32 bits where nothing else is said.
 */

// What is said of units, of syllables, of edges and of phrases: the constants of the same names over there.
const SPECIAL: i32 = 0x40000000;
const CAPITAL: i32 = 1;
const KNOWN: i32 = 2;
const SPACED: i32 = 4;
const LOOKED: i32 = 8;
const LEADS_ON: i32 = 1;
const HAS_ENTRY: i32 = 2;
const IS_ALIAS: i32 = 4;
const PARENT_SHIFT: i32 = 3;
const UNUSUAL: i32 = -1;

/** Bytes of an entry, of a slot of the known syllables, and of a hit. */
const TRIPLE: usize = 12;

// Tables of units; `foldedUnit` of 16 bits, `capital` of 8.
let unitHash: usize;
let foldedUnit: usize;
let capital: usize;

// Tables of the phrases; `letters` of 16 bits.
let edges: usize;
let edgeMask: u32;
let targets: usize;
let entries: usize;
let pairs: usize;
let pairShift: u32;
let singles: usize;
let syllables: usize;
let syllableMask: u32;
let letters: usize;

// The stretch of text, in units of 16 bits, and what is made of it; `looks` of 8 bits.
let units: usize;
let hashes: usize;
let ends: usize;
let looks: usize;
let candidates: usize;
/** The last thing in the memory, which grows where there is no room for more hits. */
let hits: usize;
/** Syllables that were read. */
let count: i32;

export function setUnitTables(hashTable: usize, foldedTable: usize, capitalTable: usize): void {
  unitHash = hashTable;
  foldedUnit = foldedTable;
  capital = capitalTable;
}

export function setTrie(edgeTable: usize, mask: u32, targetTable: usize, entryTable: usize): void {
  edges = edgeTable;
  edgeMask = mask;
  targets = targetTable;
  entries = entryTable;
}

export function setFilters(pairBits: usize, shift: u32, singleBits: usize): void {
  pairs = pairBits;
  pairShift = shift;
  singles = singleBits;
}

export function setSyllables(slots: usize, mask: u32, letterTable: usize): void {
  syllables = slots;
  syllableMask = mask;
  letters = letterTable;
}

export function setBuffers(unitBuffer: usize, hashBuffer: usize, endBuffer: usize, lookBuffer: usize, candidateBuffer: usize, hitBuffer: usize): void {
  units = unitBuffer;
  hashes = hashBuffer;
  ends = endBuffer;
  looks = lookBuffer;
  candidates = candidateBuffer;
  hits = hitBuffer;
}

function hashOf(unit: i32): i32 {
  return load<i32>(unitHash + (<usize>unit << 2));
}

function unitAt(i: i32): i32 {
  return <i32>load<u16>(units + (<usize>i << 1));
}

function i32At(table: usize, i: i32): i32 {
  return load<i32>(table + (<usize>i << 2));
}

/** Reads the syllables of the first `length` units; 1 if the text must be composed first, else 0. */
export function read(length: i32): i32 {
  store<u16>(units + (<usize>length << 1), 0x20);
  let n: usize = 0;
  let hash = 0;
  let symbols = 0;
  let inSyllable = 0;
  let seen = 0;
  for (let i = 0; i <= length; i++) {
    const share = hashOf(unitAt(i));
    const isLetter = share >> 31;
    const endsHere = inSyllable & ~isLetter;
    store<i32>(hashes + (n << 2), hash);
    store<i32>(ends + (n << 2), (i << 1) | symbols);
    n -= <usize>endsHere;
    symbols = (symbols & ~endsHere) | (share & 1 & ~isLetter);
    hash = (rotl<i32>(hash, 5) ^ share) & isLetter;
    inSyllable = isLetter;
    seen |= share;
  }
  count = <i32>n;
  store<i32>(hashes + (n << 2), 0);
  store<i32>(ends + (n << 2), 0);
  return seen & SPECIAL ? 1 : 0;
}

/**
 * Finds what starts before `limit` in what was read: hits of start, end and phrase, or of the complement of a phrase that
 * is still to be compared letter by letter.
 *
 * @returns where the hits end in the memory
 */
export function match(limit: i32): usize {
  const passed = filter(limit);
  memory.fill(looks, 0, count);
  let out = hits;
  for (let i = 0; i < passed; i++) out = walk(i32At(candidates, i), out);
  return out;
}

/** Lists the syllables that end by `limit` and pass the filters; how many there are. */
function filter(limit: i32): i32 {
  let last = count;
  while (last > 0 && i32At(ends, last - 1) >>> 1 > limit) last--;
  let n: i32 = 0;
  for (let token = 0; token < last; token++) {
    const hash = i32At(hashes, token);
    const second = i32At(hashes, token + 1);
    const mixed = (hash ^ second) * <i32>0x9e3779b1;
    const pair = <u32>((mixed ^ (mixed >>> 15)) + second + (-(i32At(ends, token + 1) & 1) & 0x5bd1e995)) >>> pairShift;
    const single = <u32>(hash * <i32>0x9e3779b1) >>> 16;
    const passes = (i32At(pairs, pair >>> 5) >>> (pair & 31)) | (i32At(singles, single >>> 5) >>> (single & 31));
    store<i32>(candidates + (<usize>n << 2), token);
    n += passes & 1;
  }
  return n;
}

function firstSlot(node: i32, key: i32): u32 {
  const bits = ((node ^ (key >>> 16)) * <i32>0x85ebca6b) ^ key;
  return <u32>((bits ^ (bits >>> 15)) * <i32>0x9e3779b1) >>> 7 & edgeMask;
}

/** Adds the hits that start at the syllable; where they end. */
function walk(token: i32, out: usize): usize {
  const first = out;
  let node = 0;
  for (let at = token; at < count; at++) {
    let key = i32At(hashes, at);
    if (at > token && i32At(ends, at) & 1) key ^= gapBefore(at);
    let slot = firstSlot(node, key);
    let edge = load<u64>(edges + (<usize>slot << 3));
    while (edge >> 32 !== 0 && (<i32>edge !== key || <i32>(edge >> 32) >> PARENT_SHIFT !== node)) {
      slot = (slot + 1) & edgeMask;
      edge = load<u64>(edges + (<usize>slot << 3));
    }
    let notes = <i32>(edge >> 32);
    if (notes === 0) break;
    if (notes & IS_ALIAS) {
      slot = i32At(targets, slot);
      notes = load<i32>(edges + (<usize>slot << 3) + 4);
    }
    if (notes & HAS_ENTRY) out = arrive(i32At(targets, slot), token, at, out);
    if ((notes & LEADS_ON) === 0) break;
    node = slot + 1;
  }
  if (out - first > TRIPLE) reverse(first, out - TRIPLE);
  return out;
}

/** Adds the phrases of a list of entries that the text may agree with; where the hits end. */
function arrive(entry: i32, token: i32, at: i32, out: usize): usize {
  const start = syllableStart(token);
  const end = i32At(ends, at) >>> 1;
  const capitals = capitalsOf(token, at);
  for (; entry !== 0; ) {
    const place = entries + <usize>(entry - 1) * TRIPLE;
    let phrase = load<i32>(place);
    const wanted = load<i32>(place, 4);
    entry = load<i32>(place, 8);
    if (capitals === UNUSUAL || wanted === UNUSUAL) phrase = ~phrase;
    else if (wanted & ~capitals) continue;
    if (out + TRIPLE > <usize>memory.size() << 16) memory.grow(16);
    store<i32>(out, start);
    store<i32>(out, end, 4);
    store<i32>(out, phrase, 8);
    out += TRIPLE;
  }
  return out;
}

function capitalsOf(first: i32, last: i32): i32 {
  let usual = lookAt(first);
  let capitals = usual & CAPITAL;
  usual |= SPACED;
  for (let at = first + 1; at <= last; at++) {
    const look = lookAt(at);
    capitals |= (look & CAPITAL) << (at - first);
    usual &= look;
  }
  return (usual & (KNOWN | SPACED)) === (KNOWN | SPACED) ? capitals : UNUSUAL;
}

function lookAt(token: i32): i32 {
  const look = <i32>load<u8>(looks + token);
  return look !== 0 ? look : lookCloser(token);
}

function lookCloser(token: i32): i32 {
  const start = syllableStart(token);
  const end = i32At(ends, token) >>> 1;
  let look = LOOKED | <i32>load<u8>(capital + unitAt(start));
  if (isKnown(i32At(hashes, token), start, end)) look |= KNOWN;
  if (token > 0 && start - (i32At(ends, token - 1) >>> 1) === 1 && (unitAt(start - 1) | 0x80) === 0xa0) look |= SPACED;
  store<u8>(looks + token, look);
  return look;
}

function isKnown(hash: i32, start: i32, end: i32): bool {
  let index = <u32>(hash ^ (hash >>> 15)) & syllableMask;
  let slot = syllables + <usize>index * TRIPLE;
  while (load<i32>(slot, 8) !== 0 && load<i32>(slot) !== hash) {
    index = (index + 1) & syllableMask;
    slot = syllables + <usize>index * TRIPLE;
  }
  if (load<i32>(slot, 8) !== end - start) return false;
  let letter = letters + (<usize>load<i32>(slot, 4) << 1);
  for (let i = start; i < end; i++, letter += 2) {
    if (load<u16>(foldedUnit + (<usize>unitAt(i) << 1)) !== load<u16>(letter)) return false;
  }
  return true;
}

function gapBefore(token: i32): i32 {
  let hash = 0;
  let i = i32At(ends, token - 1) >>> 1;
  for (let share = hashOf(unitAt(i)); share >= 0; share = hashOf(unitAt(++i))) {
    if (share & 1) hash = (hash + share) | 1;
  }
  return hash;
}

function syllableStart(token: i32): i32 {
  let start = token === 0 ? 0 : i32At(ends, token - 1) >>> 1;
  while (hashOf(unitAt(start)) >= 0) start++;
  return start;
}

/** Turns hits around, as the longest come first. */
function reverse(low: usize, high: usize): void {
  for (; low < high; low += TRIPLE, high -= TRIPLE) {
    const end = load<u64>(low, 4);
    store<u64>(low, load<u64>(high, 4), 4);
    store<u64>(high, end, 4);
  }
}
