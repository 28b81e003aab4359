/**
 * The inner loop of the phrase matcher for WebAssembly, in AssemblyScript: what `tokens.ts`, `scriptSearch.ts` and
 * `walks.ts` in `src/core/matching` do, step by step, so that it is there that the why is said; only reading has a way of
 * its own. Where the tables are in the memory is decided by `accelerator.ts`; all are laid out as there, in numbers of 32
 * bits where nothing else is said.
 */
import { classify, letterBits, sixteensEnd, special, startReading, symbolBits, writeSixteens } from './reader';
import { verify } from './verify';

export { setUnitTables } from './verify';

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

/** For syllables of up to eight letters, which of the eight units that end with them they are. */
const lastLetters: usize = sixteensEnd;
const lowWeights: usize = lastLetters + 9 * 16;
const highWeights: usize = lowWeights + 16;

/** Bytes of an entry, of an arrival and of a hit, and of a node as a power of two. */
const TRIPLE: usize = 12;
const NODE_SHIFT: usize = 3;

// Tables of units; `capital` of 8 bits.
let unitTraits: usize;
let capital: usize;

// Tables of the phrases; their bytes of 8 bits, their units of 16.
let nodes: usize;
let nodeShift: u32;
let aliases: usize;
let entries: usize;
let phraseBytes: usize;
let phraseUnits: usize;
let phraseOffsets: usize;
let filterBits: usize;
let filterShift: u32;

// The stretch of text, in units of 16 bits, and what is made of it: the bytes of these, and of each syllable its hash, what
// it adds to a path that it extends, its start × 2 (+ 1 if there are symbols in the gap before) and its end.
let units: usize;
let bytes: usize;
let hashes: usize;
let joined: usize;
let starts: usize;
let ends: usize;
/** Units and syllables that were read. */
let unitCount: i32;
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

/**
 * Writes the constants, which are at the beginning of the memory: an engine makes one anew wherever it is used, which
 * takes it longer than reading it.
 *
 * @returns where the memory is free
 */
export function writeConstants(): usize {
  writeSixteens();
  for (let length: usize = 0; length <= 8; length++) v128.store(lastLetters + (length << 4), i16x8.ge_s(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>(8 - length))));
  v128.store(lowWeights, i16x8(<i16>weight7, <i16>weight6, <i16>weight5, <i16>weight4, <i16>weight3, <i16>weight2, <i16>weight1, 1));
  v128.store(highWeights, i16x8(upper(weight7), upper(weight6), upper(weight5), upper(weight4), upper(weight3), upper(weight2), upper(weight1), 0));
  return highWeights + 16;
}

export function setTraits(traitTable: usize, capitalTable: usize): void {
  unitTraits = traitTable;
  capital = capitalTable;
}

export function setTrie(nodeTable: usize, shift: u32, aliasTable: usize, entryTable: usize): void {
  nodes = nodeTable;
  nodeShift = shift;
  aliases = aliasTable;
  entries = entryTable;
}

export function setPhrases(byteTable: usize, unitTable: usize, offsetTable: usize, filter: usize, shift: u32): void {
  phraseBytes = byteTable;
  phraseUnits = unitTable;
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
  joined = hashes + tokens;
  starts = joined + tokens;
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
  unitCount = length;
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
    let startBits = letterBits & ~before;
    let endBits = gaps & before;
    let startAt = starts + (<usize>startCount << 2);
    let endAt = ends + (<usize>count << 2);
    startCount += <i32>popcnt(startBits);
    count += <i32>popcnt(endBits);
    // By four, as a processor predicts badly how often to go round: what is written beyond the last one is overwritten.
    while ((startBits | endBits) !== 0) {
      for (let i: usize = 0; i < 16; i += 4) {
        const bit = ctz(startBits);
        store<i32>(startAt + i, ((base + <i32>bit) << 1) | (<i32>(sum >> bit) & 1));
        store<i32>(endAt + i, base + <i32>ctz(endBits));
        startBits &= startBits - 1;
        endBits &= endBits - 1;
      }
      startAt += 16;
      endAt += 16;
    }
  }
  hash();
  return special ? 1 : 0;
}

/** Hashes the syllables, by four, and some that are none after the last one. */
function hash(): void {
  for (let token = count; token < count + 4; token++) {
    put(starts, token, 0);
    put(ends, token, 1);
  }
  for (let token = 0; token < count; token += 4) {
    const at = <usize>token << 2;
    const one = weigh(at);
    const two = weigh(at + 4);
    const three = weigh(at + 8);
    const four = weigh(at + 12);
    const left = i32x4.add(v128.shuffle<i32>(one, two, 0, 4, 1, 5), v128.shuffle<i32>(one, two, 2, 6, 3, 7));
    const right = i32x4.add(v128.shuffle<i32>(three, four, 0, 4, 1, 5), v128.shuffle<i32>(three, four, 2, 6, 3, 7));
    const sums = i32x4.add(v128.shuffle<i64>(left, right, 0, 2), v128.shuffle<i64>(left, right, 1, 3));
    v128.store(hashes + at, sums);
    const punctuated = i32x4.neg(v128.and(v128.load(starts + at), i32x4.splat(1)));
    v128.store(joined + at, i32x4.add(sums, v128.and(punctuated, i32x4.splat(punctuatedGap))));
  }
}

/** Four numbers that add up to the hash of the syllable at so many bytes in the tables: up to eight letters are multiplied by their weights at once. */
function weigh(at: usize): v128 {
  const end = load<i32>(ends + at);
  const start = load<i32>(starts + at) >>> 1;
  const length = end - start;
  if (length > 8) return i32x4(hashLong(start, end), 0, 0, 0);
  const letters = v128.and(v128.load_ext<u8>(bytes + end - 8), v128.load(lastLetters + (<usize>length << 4)));
  // A weight has 32 bits, of which the two halves are multiplied apart.
  return i32x4.add(i32x4.dot_i16x8_s(letters, v128.load(lowWeights)), i32x4.shl(i32x4.dot_i16x8_s(letters, v128.load(highWeights)), 16));
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

function extendPath(path: i32, added: i32): i32 {
  return ((path ^ (path >>> 16)) + added) * pathFactor;
}

/**
 * Finds what starts before `limit` in what was read: hits of start, end and phrase.
 *
 * @param base is added to offsets
 * @returns where the hits begin in the memory; `endOfHits` says where they end
 */
export function match(limit: i32, base: i32): usize {
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
    if (arrival !== 0) addHits(<usize>arrival, i32At(candidates, walk), base);
  }
  return hits;
}

export function endOfHits(): usize {
  return hitsEnd;
}

/** The bit of a path in the table of the filter; other bits of the result mean nothing. */
function filterBit(bits: usize, shift: u32, path: i32): i32 {
  const bit = <u32>path >> shift;
  return i32At(bits, bit >>> 5) >>> (bit & 31);
}

// In the loops of the functions that follow, globals are local constants: an engine reads a global again at every use.

/** Lists the syllables that end by `limit` and pass the filter; how many there are. */
function filter(limit: i32): i32 {
  let tokens = count;
  while (tokens > 0 && i32At(ends, tokens - 1) > limit) tokens--;
  for (let token = 0; token < tokens; token += 4) hashBeginnings(<usize>token << 2);
  const bits = filterBits;
  const shift = filterShift;
  const ones = beginnings;
  const twos = ones + beginningsSize;
  const threes = twos + beginningsSize;
  const places = candidates;
  let passed = 0;
  for (let token = 0; token < tokens; token++) {
    put(places, passed, token);
    passed += (filterBit(bits, shift, i32At(ones, token)) | filterBit(bits, shift, i32At(twos, token)) | filterBit(bits, shift, i32At(threes, token))) & 1;
  }
  return passed;
}

/** Writes the paths of the one, two and three syllables at four places, of which the first is so many bytes from the start of each table. */
function hashBeginnings(at: usize): void {
  const one = extendPaths(i32x4.splat(0), hashes + at);
  const two = extendPaths(one, joined + at + 4);
  v128.store(beginnings + at, one);
  v128.store(beginnings + beginningsSize + at, two);
  v128.store(beginnings + beginningsSize * 2 + at, extendPaths(two, joined + at + 8));
}

/** `extendPath` four times. */
function extendPaths(before: v128, added: usize): v128 {
  return i32x4.mul(i32x4.add(v128.xor(before, i32x4.shr_u(before, 16)), v128.load(added)), i32x4.splat(pathFactor));
}

/** Lists the walks for which the filter says that a phrase begins, or is, the syllables up to `depth`; how many there are. */
function begin(candidateCount: i32, depth: i32): i32 {
  const table = beginnings + <usize>depth * beginningsSize;
  const bits = filterBits;
  const shift = filterShift;
  const tokens = count - depth;
  const places = candidates;
  const walkTable = walks;
  const pathTable = paths;
  let active = 0;
  for (let walk = 0; walk < candidateCount; walk++) {
    const token = i32At(places, walk);
    const path = i32At(table, token);
    put(walkTable, active, walk);
    put(pathTable, active, path);
    active += filterBit(bits, shift, path) & i32(token < tokens);
  }
  return active;
}

/** Extends the paths of the active walks by the syllable at `depth`, if there is one; how many there are then. */
function extend(active: i32, depth: i32): i32 {
  const tokens = count;
  const places = candidates;
  const walkTable = walks;
  const pathTable = paths;
  const added = joined;
  let extended = 0;
  for (let i = 0; i < active; i++) {
    const walk = i32At(walkTable, i);
    const at = i32At(places, walk) + depth;
    const path = extendPath(i32At(pathTable, i), i32At(added, at));
    put(walkTable, extended, walk);
    put(pathTable, extended, path);
    extended += i32(at < tokens);
  }
  return extended;
}

/** The node of a path: the number in the lower half is the path, that in the higher one the notes, 0 if there is none. */
function nodeOf(table: usize, shift: u32, path: i32): u64 {
  let slot = <u32>path >> shift;
  let node = load<u64>(table + (<usize>slot << NODE_SHIFT));
  while (node >> 32 !== 0 && <i32>node !== path) {
    slot = (slot + 1) & (0xffffffff >> shift);
    node = load<u64>(table + (<usize>slot << NODE_SHIFT));
  }
  return node;
}

/** Looks for the nodes of the active walks, and notes at which of them phrases end; how many go on from there. */
function visit(active: i32, depth: i32): i32 {
  reserve(arrivalsEnd + <usize>active * TRIPLE);
  const nodeTable = nodes;
  const shift = nodeShift;
  const walkTable = walks;
  const pathTable = paths;
  const lastTable = last;
  let arrival = arrivalsEnd;
  let onward = 0;
  for (let i = 0; i < active; i++) {
    const walk = i32At(walkTable, i);
    let path = i32At(pathTable, i);
    let notes = <i32>(nodeOf(nodeTable, shift, path) >> 32);
    if (notes & IS_ALIAS) {
      path = i32At(aliases, notes >>> TARGET_SHIFT);
      notes = <i32>(nodeOf(nodeTable, shift, path) >> 32);
    }
    const entry = notes >>> TARGET_SHIFT;
    const before = i32At(lastTable, walk);
    store<i32>(arrival, entry);
    store<i32>(arrival, depth, 4);
    store<i32>(arrival, before, 8);
    put(lastTable, walk, entry !== 0 ? <i32>arrival : before);
    arrival += entry !== 0 ? TRIPLE : 0;
    put(walkTable, onward, walk);
    put(pathTable, onward, path);
    onward += notes & LEADS_ON;
  }
  arrivalsEnd = arrival;
  return onward;
}

/** Adds the phrases that end where a walk from the syllable `token` has arrived, and that the text agrees with. */
function addHits(arrival: usize, token: i32, base: i32): void {
  const firstHit = hitsEnd;
  const start = i32At(starts, token) >>> 1;
  let compared = -1;
  for (; arrival !== 0; arrival = load<i32>(arrival, 8)) {
    const depth = load<i32>(arrival, 4);
    const end = i32At(ends, token + depth);
    for (let entry = load<i32>(arrival); entry !== 0; ) {
      const place = entries + <usize>(entry - 1) * TRIPLE;
      const phrase = load<i32>(place);
      const wanted = load<i32>(place, 4);
      entry = load<i32>(place, 8);
      if (wanted > 0 && !hasCapitals(wanted, token)) continue;
      if (wanted !== UNUSUAL && (depth <= compared || hasLetters(phrase, start, end))) {
        if (depth > compared) compared = depth;
        addHit(start + base, end + base, phrase);
      } else {
        const verified = verifiedEnd(phrase, start);
        if (verified >= 0) addInOrder(firstHit, start + base, verified + base, phrase);
      }
    }
  }
}

function addHit(start: i32, end: i32, phrase: i32): void {
  reserve(hitsEnd + TRIPLE);
  store<i32>(hitsEnd, start);
  store<i32>(hitsEnd, end, 4);
  store<i32>(hitsEnd, phrase, 8);
  hitsEnd += TRIPLE;
}

/** Adds a hit and puts it in its place among those from `first` on, which have the same start: `HitBuffer`. */
function addInOrder(first: usize, start: i32, end: i32, phrase: i32): void {
  addHit(start, end, phrase);
  let at = hitsEnd - TRIPLE;
  for (; at > first && belongsBefore(end, phrase, at - TRIPLE); at -= TRIPLE) {
    store<i32>(at, load<i32>(at - TRIPLE, 4), 4);
    store<i32>(at, load<i32>(at - TRIPLE, 8), 8);
  }
  store<i32>(at, end, 4);
  store<i32>(at, phrase, 8);
}

function belongsBefore(end: i32, phrase: i32, other: usize): bool {
  const otherEnd = load<i32>(other, 4);
  return end > otherEnd || (end === otherEnd && phrase < load<i32>(other, 8));
}

/** Where a phrase ends that is compared by rules, or -1. */
function verifiedEnd(phrase: i32, start: i32): i32 {
  const first = phraseUnits + (<usize>i32At(phraseOffsets, phrase) << 1);
  const end = verify(first, phraseUnits + (<usize>i32At(phraseOffsets, phrase + 1) << 1), units + (<usize>start << 1), units + (<usize>unitCount << 1));
  return end === 0 ? -1 : <i32>((end - units) >> 1);
}

/** Whether the text is the letters and the spaces of a phrase, whatever their case. */
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
