import { findLabel } from '../tagset/tagset.js';
import type { Message, Problem, TextEdit } from '../text/problem.js';
import { contains, crosses, overlaps, type Span } from '../text/span.js';
import { formatTag } from './formatTag.js';
import type { NewTag, ParsedText } from './markup.js';
import { hasBlankLine, tagName } from './openings.js';
import type { ParsedMarkup } from './parse.js';
import { insertNode, Regions, retag, treeOf, type Region, type TagNode } from './retag.js';

/** A mention that cannot become a tag, and why. */
export interface Refusal {
  /** Which of the mentions. */
  readonly index: number;
  readonly problem: Problem;
}

interface Candidate {
  readonly index: number;
  readonly mention: NewTag;
}

/**
 * The edits that turn mentions into tags, in order. Of mentions that cross each other or a tag the ones that come first
 * in `mentions` are written. A mention of the same span as a tag goes around it.
 *
 * In Markdown a mention may run through emphasis: where it has only one side of it, the markers directly beside it come
 * into the tag too (`**Bộ Ngoại giao** Việt Nam`).
 */
export function writeTags(parsed: ParsedText, mentions: readonly NewTag[]): { edits: TextEdit[]; refused: Refusal[] } {
  const text = parsed as ParsedMarkup;
  const refused: Refusal[] = [];
  const refuse = ({ index, mention }: Candidate, code: string, message: Message): void => {
    refused.push({ index, problem: { code, severity: 'error', message, span: sourceSpan(text, mention) } });
  };
  const candidates: Candidate[] = [];
  mentions.forEach((mention, index) => {
    const objection = objectionTo(text, mention);
    if (objection) refuse({ index, mention }, ...objection);
    else candidates.push({ index, mention });
  });

  const edits: TextEdit[] = [];
  for (const [region, inRegion] of byRegion(text, candidates)) {
    let accepted: NewTag[] = [];
    let regionEdits: TextEdit[] = [];
    // Halves what cannot be written until each mention that cannot is alone.
    const settle = (some: readonly Candidate[]): void => {
      const tree = treeOf(text, region);
      for (const mention of accepted) insertNode(tree, nodeOf(mention));
      const nesting = some.filter((candidate) => {
        const crossed = insertNode(tree, nodeOf(candidate.mention));
        if (crossed) refuse(candidate, 'crossing-tag', { key: 'The mention crosses the tag “{0}”: tags nest, they do not cross.', args: [crossed.label] });
        return !crossed;
      });
      if (nesting.length === 0) return;
      const written = retag(text, region, tree);
      if (written) {
        accepted = [...accepted, ...nesting.map(({ mention }) => mention)];
        regionEdits = written;
      } else if (nesting.length > 1) {
        settle(nesting.slice(0, nesting.length >> 1));
        settle(nesting.slice(nesting.length >> 1));
      } else {
        const candidate = nesting[0]!;
        for (const mention of widened(text, candidate.mention)) {
          const wider = treeOf(text, region);
          for (const other of accepted) insertNode(wider, nodeOf(other));
          const widerEdits = insertNode(wider, nodeOf(mention)) ? undefined : retag(text, region, wider);
          if (!widerEdits) continue;
          accepted = [...accepted, mention];
          regionEdits = widerEdits;
          return;
        }
        refuse(candidate, 'untaggable', { key: 'No tag can be written here: its brackets would not be read as a tag, or would change the text around it.' });
      }
    };
    settle(inRegion);
    edits.push(...regionEdits);
  }
  return { edits, refused: refused.sort((a, b) => a.index - b.index) };
}

/** What speaks against a mention before anything is tried. */
function objectionTo(text: ParsedMarkup, mention: NewTag): [code: string, message: Message] | undefined {
  const { start, end, label } = mention;
  if (!findLabel(text.tagset, label) || !tagName.test(label.toLowerCase())) return ['unknown-label', { key: 'The tagset has no label “{0}”.', args: [label] }];
  if (!(start >= 0 && start < end && end <= text.plainText.length)) return ['empty-tag', { key: 'A tag needs text.' }];
  if (text.opaque.some((span) => overlaps(span, mention) && !contains(mention, span)) || text.opaque.some((span) => contains(span, mention))) {
    return ['opaque-text', { key: 'Code, URLs, HTML and front matter cannot be tagged.' }];
  }
  if (hasBlankLine(text.plainText.slice(start, end))) return ['blank-line', { key: 'A tag cannot run across a blank line.' }];
  const crossed = text.tags.find((tag) => crosses(tag.plain, mention));
  return crossed && ['crossing-tag', { key: 'The mention crosses the tag “{0}”: tags nest, they do not cross.', args: [crossed.label] }];
}

function byRegion(text: ParsedMarkup, candidates: readonly Candidate[]): [Region, Candidate[]][] {
  if (candidates.length === 0) return [];
  const regions = new Regions(text).around(candidates.map(({ mention }) => sourceSpan(text, mention)));
  const groups: [Region, Candidate[]][] = regions.map((region) => [region, []]);
  const bySpan = [...candidates].sort((a, b) => a.mention.start - b.mention.start);
  let current = 0;
  for (const candidate of bySpan) {
    while (!contains(groups[current]![0].plain, candidate.mention)) current++;
    groups[current]![1].push(candidate);
  }
  for (const [, group] of groups) group.sort((a, b) => a.index - b.index);
  return groups;
}

/** The mention with the emphasis markers directly before it, after it, or both. */
function widened(text: ParsedMarkup, mention: NewTag): NewTag[] {
  const before = text.invisible.find((span) => span.end === mention.start);
  const after = text.invisible.find((span) => span.start === mention.end);
  const wider: NewTag[] = [];
  if (before) wider.push({ ...mention, start: before.start });
  if (after) wider.push({ ...mention, end: after.end });
  if (before && after) wider.push({ ...mention, start: before.start, end: after.end });
  return wider;
}

function nodeOf(mention: NewTag): TagNode {
  const { start, end, concept, attributes = {} } = mention;
  return { label: mention.label.toUpperCase(), concept, attributes, ...formatTag(mention), plain: { start, end }, children: [] };
}

function sourceSpan(text: ParsedText, { start, end }: Span): Span {
  return { start: text.toSource(start, 'right'), end: text.toSource(end, 'left') };
}
