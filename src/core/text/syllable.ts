/** Vietnamese orthography: a syllable is an onset, a rime and a tone. */

const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');
const RIMES = new Set(
  ('a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu ' +
    'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y ych yn ynh yt ya yêm yên yêng yêt yêu o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ ' +
    'uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu').split(' '),
);
const shape = new RegExp(`^(${ONSETS.toSorted((a, b) => b.length - a.length).join('|')})?(.*)$`, 'u');

/** Grave, acute, tilde, hook above, dot below. */
const tone = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const sharpOrHeavy = /[\u0301\u0323]/u;
const stop = /(?:c|ch|p|t)$/u;

/**
 * Whether the word can be one Vietnamese syllable, in any case, form of Unicode and placement of the tone: `giao`, `HỘI`;
 * not two that are stuck together (`giaovề`), an abbreviation (`ASEAN`, `COC`) or most foreign names (`Blinken`).
 */
export function isSyllable(word: string): boolean {
  let answer = known.get(word);
  if (answer === undefined) {
    answer = isShapedLikeOne(word);
    if (known.size < maxKnown) known.set(word, answer);
  }
  return answer;
}

/** Answers that were given before: a text has few different words. Bounded, as it may have any. */
const known = new Map<string, boolean>();
const maxKnown = 4096;

function isShapedLikeOne(word: string): boolean {
  const marked = word.toLowerCase().normalize('NFD');
  const tones = marked.match(tone);
  if (tones && tones.length > 1) return false;
  const plain = marked.replace(tone, '').normalize('NFC');
  const [, onset, rime] = shape.exec(plain)!;
  // `gì` and `giếng` write the onset and the rime with one `i`.
  const isShaped = RIMES.has(rime!) || (onset === 'gi' && RIMES.has(`i${rime}`));
  // A syllable that ends with a stop has one of two tones.
  return isShaped && (!stop.test(plain) || (tones !== null && sharpOrHeavy.test(tones[0])));
}
