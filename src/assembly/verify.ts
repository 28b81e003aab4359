/** Compares a phrase with the text by rules: `src/core/matching/verify.ts`, where the why is said. */

// As in `unitTables.ts`.
const SYMBOL: u8 = 0;
const SPACE: u8 = 1;
const LETTER: u8 = 2;

const space: u16 = 0x20;
const noBreakSpace: u16 = 0xa0;
const lineFeed: u16 = 0x0a;
const carriageReturn: u16 = 0x0d;

// Tables of units, of 8 and of 16 bits, and where the tone marks of vowels stand (`tonePairs`).
let unitClass: usize;
let canonicalUnit: usize;
let foldedUnit: usize;
let tonePairs: usize;
let tonePairsEnd: usize;

/** Line breaks in the white space that was skipped. */
let lineBreaks: i32;

export function setUnitTables(classTable: usize, canonicalTable: usize, foldedTable: usize, pairTable: usize, pairTableEnd: usize): void {
  unitClass = classTable;
  canonicalUnit = canonicalTable;
  foldedUnit = foldedTable;
  tonePairs = pairTable;
  tonePairsEnd = pairTableEnd;
}

/**
 * Compares units at addresses: those of a phrase, and those of the text from `text` on.
 *
 * @param textEnd where the text ends; a space follows it
 * @returns where the mention ends, or 0
 */
export function verify(phrase: usize, phraseEnd: usize, text: usize, textEnd: usize): usize {
  const folded = foldedUnit;
  let at = text;
  for (let next = phrase; next < phraseEnd; next += 2, at += 2) {
    const wanted = load<u16>(next);
    if (isWanted(folded, load<u16>(at), wanted)) continue;
    if (load<u16>(at) !== space || (classOf(wanted) !== SYMBOL && (next === phrase || classOf(load<u16>(next - 2)) !== SYMBOL))) return verifyFreely(phrase, phraseEnd, text, textEnd);
    do at += 2;
    while (load<u16>(at) === space);
    if (!isWanted(folded, load<u16>(at), wanted)) return verifyFreely(phrase, phraseEnd, text, textEnd);
  }
  return at <= textEnd ? at : 0;
}

function isWanted(folded: usize, unit: u16, wanted: u16): bool {
  return unit === wanted || (load<u16>(folded + (<usize>unit << 1)) === wanted && (wanted !== space || unit === noBreakSpace));
}

/** The same where the text does not agree with the phrase unit by unit. */
function verifyFreely(phrase: usize, phraseEnd: usize, text: usize, textEnd: usize): usize {
  let at = text;
  let afterSymbol = false;
  lineBreaks = 0;
  for (let next = phrase; next < phraseEnd; next += 2) {
    const wanted = load<u16>(next);
    if (classOf(wanted) >= LETTER) {
      if (afterSymbol) at = skipSpace(at, textEnd);
      afterSymbol = false;
      if (!agrees(wanted, load<u16>(at))) {
        if (next + 2 === phraseEnd || (next > phrase && isQ(load<u16>(next - 2))) || !agreesButForTone(wanted, load<u16>(next, 2), load<u16>(at), load<u16>(at, 2))) return 0;
        next += 2;
        at += 2;
      }
      at += 2;
    } else if (wanted === space) {
      const after = skipSpace(at, textEnd);
      if (after === at) return 0;
      at = after;
    } else {
      at = skipSpace(at, textEnd);
      if (at === textEnd || !agrees(wanted, load<u16>(at))) return 0;
      at += 2;
      afterSymbol = true;
    }
  }
  return lineBreaks > 1 ? 0 : at;
}

function classOf(unit: u16): u8 {
  return load<u8>(unitClass + unit);
}

function unitIn(table: usize, unit: u16): u16 {
  return load<u16>(table + (<usize>unit << 1));
}

function agrees(wanted: u16, letter: u16): bool {
  return letter === wanted || unitIn(foldedUnit, letter) === wanted || unitIn(canonicalUnit, letter) === wanted;
}

function isQ(unit: u16): bool {
  return (unit | 0x20) === 0x71;
}

function agreesButForTone(wanted: u16, next: u16, letter: u16, nextLetter: u16): bool {
  const written = pack(unitIn(canonicalUnit, letter), unitIn(canonicalUnit, nextLetter));
  for (let pair = tonePairs; pair < tonePairsEnd; pair += 8) {
    if (load<u32>(pair) !== written) continue;
    const moved = load<u32>(pair, 4);
    return agrees(wanted, <u16>(moved >>> 16)) && agrees(next, <u16>moved);
  }
  return false;
}

function pack(first: u16, second: u16): u32 {
  return (<u32>first << 16) | second;
}

function skipSpace(from: usize, end: usize): usize {
  let at = from;
  for (; at < end; at += 2) {
    const unit = load<u16>(at);
    if (classOf(unit) !== SPACE) break;
    if (unit === carriageReturn || (unit === lineFeed && (at === from || load<u16>(at - 2) !== carriageReturn))) lineBreaks++;
  }
  return at;
}
