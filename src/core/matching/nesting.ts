import type { Span } from '../text/span.js';
import type { Candidate } from './candidate.js';
import { ACTOR, DOC, EVENT, FIELD, GOAL, LOC, ORG, PRINCIPLE, QTY, ROLE, TERM } from './labelRules.js';
import { gapEnd } from './patterns/scan.js';
import { wordBefore } from './patterns/surroundings.js';

/**
 * Which mentions inside another stand on their own (guidelines, boundaries, 3 and 8). A part of a phrase that only helps
 * to make up what the phrase means is no mention, however often it is one elsewhere.
 */

/** Labels of noun phrases, in which a bare noun is an attribute: `đối ngoại địa phương`. In a TASK it is an object. */
const nominal = FIELD | GOAL;
/** Words after which a bare noun is a complement: `phát triển bền vững của địa phương`. */
const linking = new Set(['của', 'cho', 'với', 'giữa', 'cùng', 'và', 'về', 'từ', 'tại', 'ở']);
/** Two syllables without determiner or complement: `địa phương`, against `các địa phương`, `người Việt Nam ở nước ngoài`. */
const bareNoun = /^(?!các\s)\S+(?:\s+\S+)?$/u;

/**
 * Whether a mention that lies within another is nothing but a part of it:
 * - the head of a longer name of the same kind: `Quốc hội` in `Quốc hội Việt Nam`;
 * - another form of the concept that the longer one stands for: `UNMISS` in `Phái bộ UNMISS`;
 * - the noun that a quantity counts: `chính đảng` in `247 chính đảng`;
 * - a common word inside a name: `Doanh nghiệp` in `Diễn đàn Doanh nghiệp Việt Nam - Hàn Quốc`;
 * - a bare actor that says what kind of thing it is: `địa phương` in `đối ngoại địa phương`.
 */
export function isPart(outer: Candidate, inner: Candidate, text: string): boolean {
  if (inner.label === outer.label && (inner.start === outer.start || isSameConcept(outer, inner))) return true;
  const { kind } = inner.label;
  if (kind === LOC && outer.label.kind === ORG && inner.end < outer.end && !vietnamese.test(text.slice(outer.start, outer.end))) return true;
  if (outer.label.kind & names && isPartOfName(outer, inner, text)) return true;
  if (kind !== ACTOR) return false;
  if (outer.label.kind === QTY) return inner.end === outer.end;
  return (outer.label.kind & nominal) !== 0 && bareNoun.test(text.slice(inner.start, inner.end)) && !linking.has(wordBefore(text, inner.start));
}

/** Last syllables of nouns that a bare actor qualifies: `tổ chức nhân dân`, `chuyến công tác địa phương`. */
const qualified = new Set(['chức', 'tác', 'nghị', 'lưu', 'cấp', 'hội', 'phẩm', 'bộ', 'hữu']);

/**
 * Leaves out what only says what kind of thing the word before it is: bare actors, an actor after a counted noun
 * (`62 đoàn khách quốc tế`), `Nhà nước` in `thăm cấp Nhà nước`.
 */
export function leaveOutAttributes(mentions: Candidate[], text: string): void {
  let kept = 0;
  let counted = -1; // where the last quantity ended
  for (const mention of mentions) {
    const { kind } = mention.label;
    if (kind === QTY) counted = mention.end;
    if (kind === ORG && wordBefore(text, mention.start) === 'cấp') continue;
    if (kind === ACTOR && isAttribute(mention, counted, text)) continue;
    mentions[kept++] = mention;
  }
  mentions.length = kept;
}

function isAttribute({ start, end }: Candidate, counted: number, text: string): boolean {
  if (counted >= 0 && gapEnd(text, counted) === start) return true;
  return qualified.has(wordBefore(text, start)) && bareNoun.test(text.slice(start, end));
}

/** Another form of the same concept: `UNMISS` in `Phái bộ UNMISS`. Both have the same label. */
function isSameConcept(outer: Candidate, inner: Candidate): boolean {
  const [a, b] = [outer.evidence[0], inner.evidence[0]];
  return a.kind === 'lexicon' && b.kind === 'lexicon' && a.concept === b.concept && a.lexicon === b.lexicon;
}

/** Labels of names, whose words bear capitals. */
const names = ORG | EVENT | DOC;

/** A name without Vietnamese letters is one word: `Vietnam` in `Vietnam Airlines`. */
const vietnamese = /[^\p{ASCII}]/u;

/** A common noun with a capital (`Doanh nghiệp`), an office that a meeting is of, a part of a number (`TT-BNG`). */
function isPartOfName(outer: Candidate, { label: { kind }, start }: Candidate, text: string): boolean {
  if (code.test(text.slice(Math.max(0, start - 24), start))) return true;
  return kind === ROLE ? wordBefore(text, start) === 'nghị' : (kind & generic) !== 0 && (start === outer.start || /^\p{Lu}/u.test(text.slice(start, start + 2)));
}
const code = /\d\S*[-/]$/u;
const generic = ACTOR | FIELD | TERM | GOAL;

/** Labels of phrases that may be one formula, coordinated though they are. */
const formulaic = GOAL | PRINCIPLE | TERM;
const joint = /,\s+|\s+(?:và|hoặc)\s+/gu;
/** What stands in every coordination, and is found faster. */
const joining = /,|và|hoặc/u;

/**
 * Leaves out single members of a coordination that is one formula: `chủ quyền` in `chủ quyền, thống nhất và toàn vẹn lãnh
 * thổ`, where nothing knows `thống nhất`. Where each member is a candidate, or holds one, the coordination is a list, and
 * they stay: `chủ quyền, quyền chủ quyền, quyền tài phán`.
 *
 * @param mentions nesting spans in document order, the longer one first
 * @param candidates all that the mentions were chosen from, in document order
 */
export function withoutMembersOfFormulas(mentions: readonly Candidate[], candidates: readonly Candidate[], text: string): readonly Candidate[] {
  let left: Set<Candidate> | undefined;
  let first = 0; // of the candidates, the first that starts in or after the mention
  for (let index = 0; index < mentions.length; index++) {
    const outer = mentions[index]!;
    if ((outer.label.kind & formulaic) === 0 || !joining.test(text.slice(outer.start, outer.end))) continue;
    const members = membersOf(outer, text);
    if (members.length === 0) continue;
    while (first < candidates.length && candidates[first]!.start < outer.start) first++;
    const known = within(candidates, first, outer);
    if (members.every(({ start, end }) => known.some((candidate) => candidate.start >= start && candidate.end <= end))) continue;
    for (const inner of within(mentions, index + 1, outer)) {
      const isMembers = members.some(({ start }) => inner.start === start) && members.some(({ end }) => inner.end === end);
      if (isMembers && inner.label.kind & formulaic && inner.tier === outer.tier) (left ??= new Set()).add(inner);
    }
  }
  return left ? mentions.filter((mention) => !left.has(mention)) : mentions;
}

/** Those of the spans that start before the end of the outer one, from an index on. */
function within(spans: readonly Candidate[], from: number, { end }: Candidate): Candidate[] {
  let to = from;
  while (to < spans.length && spans[to]!.start < end) to++;
  return spans.slice(from, to);
}

/** What a coordination joins; nothing where a mention is none. */
function membersOf({ start, end }: Span, text: string): readonly Span[] {
  const written = text.slice(start, end);
  let match = joint.exec(written);
  if (!match) return [];
  const members: Span[] = [];
  let from = start;
  for (; match; match = joint.exec(written)) {
    members.push({ start: from, end: start + match.index });
    from = start + joint.lastIndex;
  }
  members.push({ start: from, end });
  return members;
}
