/**
 * The inner loop of the phrase matcher for WebAssembly, in AssemblyScript: what `tokens.ts`, `scriptSearch.ts` and
 * `walks.ts` in `src/core/matching` do, step by step, so that it is there that the why is said; only reading has a way of
 * its own. What has to be compared letter by letter is left to the caller. Where the tables are in the memory is decided
 * by `accelerator.ts`; all are laid out as there, in numbers of 32 bits where nothing else is said.
 */
import { classify, letterBits, special, startReading, symbolBits } from './reader';

// What is said of nodes and of phrases: the constants of the same names over there.
const LEADS_ON: i32 = 1;
const IS_ALIAS: i32 = 2;
const TARGET_SHIFT: i32 = 2;
const UNUSUAL: i32 = -1;
const filteredSyllables: i32 = 3;
const pathFactor: i32 = <i32>0x9e3779b1;
const punctuatedGap: i32 = 0x5bd1e995;

// Powers of `letterFactor`: the weights of the letters before the last one.
const weight1: i32 = 0x2c9277b5;
const weight2: i32 = weight1 * weight1;
const weight3: i32 = weight2 * weight1;
const weight4: i32 = weight3 * weight1;
const weight5: i32 = weight4 * weight1;
const weight6: i32 = weight5 * weight1;
const weight7: i32 = weight6 * weight1;

/** Bytes of an entry, of an arrival and of a hit, and of a node as a power of two. */
const TRIPLE: usize = 12;
const NODE_SHIFT: usize = 3;

// Tables of units; `capital` of 8 bits.
let unitTraits: usize;
let capital: usize;

// Tables of the phrases; their bytes of 8 bits.
let nodes: usize;
let nodeShift: u32;
let aliases: usize;
let entries: usize;
let phraseBytes: usize;
let phraseOffsets: usize;
let filterBits: usize;
let filterShift: u32;

// The stretch of text, in units of 16 bits, and what is made of it: the bytes of these, and of each syllable its hash, its
// start × 2 (+ 1 if there are symbols in the gap before) and its end.
let units: usize;
let bytes: usize;
let hashes: usize;
let starts: usize;
let ends: usize;
/** Syllables that were read. */
let count: i32;
/** The paths of each syllable alone, with the next one, and with the next two: three tables of that many bytes. */
let beginnings: usize;
let beginningsSize: usize;

// The walks: where they begin, which of them are active, the paths of those, and the last arrival of each.
let candidates: usize;
let walks: usize;
let paths: usize;
let last: usize;
/** The arrivals, and after them the hits: the last things in the memory, which grows where there is no more room. */
let arrivals: usize;
let arrivalsEnd: usize;
let hitsEnd: usize;

export function setUnitTables(traitTable: usize, capitalTable: usize): void {
  unitTraits = traitTable;
  capital = capitalTable;
}

export function setTrie(nodeTable: usize, shift: u32, aliasTable: usize, entryTable: usize): void {
  nodes = nodeTable;
  nodeShift = shift;
  aliases = aliasTable;
  entries = entryTable;
}

export function setPhrases(byteTable: usize, offsetTable: usize, filter: usize, shift: u32): void {
  phraseBytes = byteTable;
  phraseOffsets = offsetTable;
  filterBits = filter;
  filterShift = shift;
}

/**
 * Lays out the buffers from `at` on.
 *
 * @param capacity how many units there must be room for, the space after the last one included
 * @returns where the units begin
 */
export function layOutBuffers(at: usize, capacity: usize): usize {
  capacity = (capacity + 15) & ~15;
  // Beginnings are hashed by four, and reach two syllables beyond the last one.
  const tokens = ((capacity >> 1) + 8) << 2;
  // Units are classified by 64; a syllable is read with what stands before it.
  const block = capacity + 128;
  units = at;
  bytes = units + (block << 1) + 16;
  hashes = bytes + block;
  starts = hashes + tokens;
  ends = starts + tokens;
  beginnings = ends + tokens;
  beginningsSize = tokens;
  candidates = beginnings + tokens * 3;
  walks = candidates + tokens;
  paths = walks + tokens;
  last = paths + tokens;
  arrivals = last + tokens;
  reserve(arrivals);
  return units;
}

/** Makes the memory reach to `end` at least. */
function reserve(end: usize): void {
  const size = <usize>memory.size() << 16;
  if (end > size) memory.grow(<i32>((end - size) >> 16) + 16);
}

function i32At(table: usize, i: i32): i32 {
  return load<i32>(table + (<usize>i << 2));
}

function put(table: usize, i: i32, value: i32): void {
  store<i32>(table + (<usize>i << 2), value);
}

function unitAt(i: i32): i32 {
  return <i32>load<u16>(units + (<usize>i << 1));
}

/**
 * Reads the syllables of the first `length` units; 1 if the text must be composed first, else 0. A space ends the last
 * syllable, and no letters follow it.
 */
export function read(length: i32): i32 {
  store<u16>(units + (<usize>length << 1), 0x20);
  memory.fill(units + (<usize>(length + 1) << 1), 0, 128);
  startReading();
  let startCount = 0;
  count = 0;
  let inSyllable: u64 = 0;
  let punctuated: u64 = 0;
  for (let base = 0; base <= length; base += 64) {
    classify(units + (<usize>base << 1), bytes + base, unitTraits);
    const gaps = ~letterBits;
    const before = (letterBits << 1) | inSyllable;
    inSyllable = letterBits >> 63;
    // Where a gap has a symbol, the sum carries from there to the first letter after the gap.
    const sum = gaps + symbolBits + punctuated;
    punctuated = ((gaps & symbolBits) | (gaps & ~sum)) >> 63;
    for (let bits = letterBits & ~before; bits !== 0; bits &= bits - 1) {
      const bit = ctz(bits);
      put(starts, startCount++, ((base + <i32>bit) << 1) | (<i32>(sum >> bit) & 1));
    }
    for (let bits = gaps & before; bits !== 0; bits &= bits - 1) put(ends, count++, base + <i32>ctz(bits));
  }
  hash();
  return special ? 1 : 0;
}

/** Hashes the syllables: of up to eight letters all at once, as the sum of their bytes by their weights. */
function hash(): void {
  // A weight has 32 bits, of which the two halves are multiplied apart.
  const low = i16x8(<i16>weight7, <i16>weight6, <i16>weight5, <i16>weight4, <i16>weight3, <i16>weight2, <i16>weight1, 1);
  const high = i16x8(upper(weight7), upper(weight6), upper(weight5), upper(weight4), upper(weight3), upper(weight2), upper(weight1), 0);
  for (let token = 0; token < count; token++) {
    const end = i32At(ends, token);
    const start = i32At(starts, token) >>> 1;
    const before = 8 - (end - start);
    if (before < 0) {
      put(hashes, token, hashLong(start, end));
      continue;
    }
    const isLetter = i16x8.ge_s(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>before));
    const letters = v128.and(v128.load_ext<u8>(bytes + end - 8), isLetter);
    let sums = i32x4.add(i32x4.dot_i16x8_s(letters, low), i32x4.shl(i32x4.dot_i16x8_s(letters, high), 16));
    sums = i32x4.add(sums, v128.shuffle<i32>(sums, sums, 2, 3, 0, 1));
    put(hashes, token, i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1));
  }
  put(hashes, count, 0);
  put(hashes, count + 1, 0);
  put(starts, count, 0);
  put(starts, count + 1, 0);
}

/** The upper half of a weight, of which the lower half is taken as a number with a sign. */
function upper(weight: i32): i16 {
  return <i16>((weight - <i32>(<i16>weight)) >> 16);
}

function hashLong(start: i32, end: i32): i32 {
  let hash = 0;
  for (let i = start; i < end; i++) hash = hash * weight1 + <i32>load<u8>(bytes + i);
  return hash;
}

function extendPath(path: i32, syllable: i32, punctuated: i32): i32 {
  return ((path ^ (path >>> 16)) + syllable + (-punctuated & punctuatedGap)) * pathFactor;
}

/**
 * Finds what starts before `limit` in what was read: hits of start, end and phrase, or of the complement of a phrase that
 * is still to be compared letter by letter.
 *
 * @returns where the hits begin in the memory; `endOfHits` says where they end
 */
export function match(limit: i32): usize {
  const candidateCount = filter(limit);
  memory.fill(last, 0, <usize>candidateCount << 2);
  arrivalsEnd = arrivals + TRIPLE;
  let active = 0;
  for (let depth = 0; depth < filteredSyllables; depth++) active = visit(begin(candidateCount, depth), depth);
  for (let depth = filteredSyllables; active > 0; depth++) active = visit(extend(active, depth), depth);
  const hits = arrivalsEnd;
  hitsEnd = hits;
  for (let walk = 0; walk < candidateCount; walk++) {
    const arrival = i32At(last, walk);
    if (arrival !== 0) addHits(<usize>arrival, i32At(candidates, walk));
  }
  return hits;
}

export function endOfHits(): usize {
  return hitsEnd;
}

function filterBit(path: i32): i32 {
  const bit = <u32>path >> filterShift;
  return i32At(filterBits, bit >>> 5) >>> (bit & 31);
}

function punctuated(token: i32): i32 {
  return i32At(starts, token) & 1;
}

/** Lists the syllables that end by `limit` and pass the filter; how many there are. */
function filter(limit: i32): i32 {
  let tokens = count;
  while (tokens > 0 && i32At(ends, tokens - 1) > limit) tokens--;
  for (let token = 0; token < tokens; token += 4) hashBeginnings(<usize>token << 2);
  let passed = 0;
  for (let token = 0; token < tokens; token++) {
    put(candidates, passed, token);
    passed += (filterBit(i32At(beginnings, token)) | filterBit(i32At(beginnings + beginningsSize, token)) | filterBit(i32At(beginnings + beginningsSize * 2, token))) & 1;
  }
  return passed;
}

/** Writes the paths of the one, two and three syllables at four places, of which the first is so many bytes from the start of each table. */
function hashBeginnings(at: usize): void {
  const one = extendPaths(i32x4.splat(0), at, i32x4.splat(0));
  const two = extendPaths(one, at + 4, i32x4.splat(punctuatedGap));
  v128.store(beginnings + at, one);
  v128.store(beginnings + beginningsSize + at, two);
  v128.store(beginnings + beginningsSize * 2 + at, extendPaths(two, at + 8, i32x4.splat(punctuatedGap)));
}

/** `extendPath` four times. */
function extendPaths(before: v128, at: usize, gap: v128): v128 {
  const punctuated = i32x4.neg(v128.and(v128.load(starts + at), i32x4.splat(1)));
  const folded = v128.xor(before, i32x4.shr_u(before, 16));
  return i32x4.mul(i32x4.add(i32x4.add(folded, v128.load(hashes + at)), v128.and(punctuated, gap)), i32x4.splat(pathFactor));
}

/** Lists the walks for which the filter says that a phrase begins, or is, the syllables up to `depth`; how many there are. */
function begin(candidateCount: i32, depth: i32): i32 {
  const table = beginnings + <usize>depth * beginningsSize;
  let active = 0;
  for (let walk = 0; walk < candidateCount; walk++) {
    const token = i32At(candidates, walk);
    const path = i32At(table, token);
    put(walks, active, walk);
    put(paths, active, path);
    active += filterBit(path) & i32(token + depth < count);
  }
  return active;
}

/** Extends the paths of the active walks by the syllable at `depth`, if there is one; how many there are then. */
function extend(active: i32, depth: i32): i32 {
  let extended = 0;
  for (let i = 0; i < active; i++) {
    const walk = i32At(walks, i);
    const at = i32At(candidates, walk) + depth;
    const path = extendPath(i32At(paths, i), i32At(hashes, at), punctuated(at));
    put(walks, extended, walk);
    put(paths, extended, path);
    extended += i32(at < count);
  }
  return extended;
}

/** The node of a path: the number in the lower half is the path, that in the higher one the notes, 0 if there is none. */
function nodeOf(path: i32): u64 {
  let slot = <u32>path >> nodeShift;
  let node = load<u64>(nodes + (<usize>slot << NODE_SHIFT));
  while (node >> 32 !== 0 && <i32>node !== path) {
    slot = (slot + 1) & (0xffffffff >> nodeShift);
    node = load<u64>(nodes + (<usize>slot << NODE_SHIFT));
  }
  return node;
}

/** Looks for the nodes of the active walks, and notes at which of them phrases end; how many go on from there. */
function visit(active: i32, depth: i32): i32 {
  reserve(arrivalsEnd + <usize>active * TRIPLE);
  let arrival = arrivalsEnd;
  let onward = 0;
  for (let i = 0; i < active; i++) {
    const walk = i32At(walks, i);
    let path = i32At(paths, i);
    let notes = <i32>(nodeOf(path) >> 32);
    if (notes & IS_ALIAS) {
      path = i32At(aliases, notes >>> TARGET_SHIFT);
      notes = <i32>(nodeOf(path) >> 32);
    }
    const entry = notes >>> TARGET_SHIFT;
    const before = i32At(last, walk);
    store<i32>(arrival, entry);
    store<i32>(arrival, depth, 4);
    store<i32>(arrival, before, 8);
    put(last, walk, entry !== 0 ? <i32>arrival : before);
    arrival += entry !== 0 ? TRIPLE : 0;
    put(walks, onward, walk);
    put(paths, onward, path);
    onward += notes & LEADS_ON;
  }
  arrivalsEnd = arrival;
  return onward;
}

/** Adds the phrases that end where a walk from the syllable `token` has arrived, and that the text may agree with. */
function addHits(arrival: usize, token: i32): void {
  const start = i32At(starts, token) >>> 1;
  let compared = -1;
  for (; arrival !== 0; arrival = load<i32>(arrival, 8)) {
    const depth = load<i32>(arrival, 4);
    const end = i32At(ends, token + depth);
    for (let entry = load<i32>(arrival); entry !== 0; ) {
      const place = entries + <usize>(entry - 1) * TRIPLE;
      let phrase = load<i32>(place);
      const wanted = load<i32>(place, 4);
      entry = load<i32>(place, 8);
      if (wanted === UNUSUAL) phrase = ~phrase;
      else {
        if (wanted !== 0 && !hasCapitals(wanted, token)) continue;
        if (depth > compared) {
          if (hasLetters(phrase, start, end)) compared = depth;
          else phrase = ~phrase;
        }
      }
      reserve(hitsEnd + TRIPLE);
      store<i32>(hitsEnd, start);
      store<i32>(hitsEnd, end, 4);
      store<i32>(hitsEnd, phrase, 8);
      hitsEnd += TRIPLE;
    }
  }
}

function hasLetters(phrase: i32, start: i32, end: i32): bool {
  const offset = i32At(phraseOffsets, phrase);
  if (i32At(phraseOffsets, phrase + 1) - offset !== end - start) return false;
  let one = phraseBytes + offset;
  let other = bytes + start;
  let rest = end - start;
  for (; rest > 8; rest -= 8, one += 8, other += 8) if (load<u64>(one) !== load<u64>(other)) return false;
  return (load<u64>(one) ^ load<u64>(other)) << <u64>(64 - (rest << 3)) === 0;
}

function hasCapitals(wanted: i32, token: i32): bool {
  for (let at = token; wanted !== 0; wanted >>>= 1, at++) {
    if (wanted & 1 && load<u8>(capital + unitAt(i32At(starts, at) >>> 1)) === 0) return false;
  }
  return true;
}
