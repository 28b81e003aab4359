/** Syllables that are spelt with i or y: after h, k, l, m, s, t, v, qu, or alone. */
const iOrY = /(?<![\p{L}\p{M}\p{N}])(h|k|l|m|s|t|v|qu|)([iìíỉĩịyỳýỷỹỵ])(?![\p{L}\p{M}\p{N}])/giu;
const iLetters = 'iìíỉĩịIÌÍỈĨỊ';
const yLetters = 'yỳýỷỹỵYỲÝỶỸỴ';

/** Beyond so many such syllables only the spelling with all of them changed is made. */
const maxChoices = 4;

/**
 * The other spellings of a form in i and y: `Mỹ`, `Mĩ`; `kỷ luật`, `kỉ luật`; `lý luận`, `lí luận`. Where it has several
 * such syllables every combination is one.
 */
export function iySpellings(form: string): string[] {
  const text = form.normalize('NFC');
  const places = Array.from(text.matchAll(iOrY), (match) => match.index + match[1]!.length);
  if (places.length === 0) return [];
  const all = 2 ** places.length - 1;
  const choices = places.length > maxChoices ? [all] : Array.from({ length: all }, (_, index) => index + 1);
  return choices.map((choice) => {
    const letters = text.split('');
    for (const [index, place] of places.entries()) if (choice & (1 << index)) letters[place] = swapped(letters[place]!);
    return letters.join('');
  });
}

function swapped(letter: string): string {
  const index = iLetters.indexOf(letter);
  return index >= 0 ? yLetters[index]! : iLetters[yLetters.indexOf(letter)]!;
}

/** Words borrowed from other languages, of which each is written in several ways. */
const loans: readonly (readonly string[])[] = [['vắc xin', 'vắc-xin', 'vắcxin', 'vacxin', 'vaccine', 'vaccin']];

const loanPatterns = loans.map((spellings) => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${spellings.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu'));

/** The form with its borrowed words in their other spellings: `ngoại giao vắc xin`, `ngoại giao vắc-xin`, `ngoại giao vaccine`. */
export function loanSpellings(form: string): string[] {
  const text = form.normalize('NFC');
  return loans.flatMap((spellings, loan) => {
    if (text.search(loanPatterns[loan]!) < 0) return [];
    return spellings.map((spelling) => text.replace(loanPatterns[loan]!, spelling)).filter((other) => other.toLowerCase() !== text.toLowerCase());
  });
}

/** The form without diacritics, as it is written where there are none: `Hoi nghi Ngoai giao`. */
export function withoutDiacritics(form: string): string {
  return form
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đð]/g, 'd')
    .replace(/[ĐÐƉ]/g, 'D')
    .normalize('NFC');
}
