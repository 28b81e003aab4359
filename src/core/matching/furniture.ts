import { inBothCases } from '../text/bothCases.js';
import { joinSpans, shiftSpan, type Span } from '../text/span.js';
import { findUrls } from '../text/urls.js';
import { isUnaccented } from './unaccentedLines.js';

/*
 * Page furniture: what a web page has around its article, and what is copied along with it (guidelines, boundaries, 10).
 * Links, comment boxes, lists of other articles, the title where it is repeated, and the alternative texts of images.
 * Names in captions and bylines are not furniture.
 */

/** What the furniture of a line depends on, besides the line itself. */
export interface PageState {
  /** The first line of at least four syllables, without the white space around it. */
  readonly title?: string;
  /** Whether the line stands in a list of other articles, and whether one of them has been read. */
  readonly links: 'none' | 'heading' | 'list';
}

export const pageStart: PageState = { links: 'none' };

/** The furniture of a text, in order and apart from each other. UTF-16 code units. */
export function findFurniture(text: string): Span[] {
  return [...readFurniture(text, pageStart).spans];
}

/** The furniture of a part of a page that starts where a line does, and the state for what follows it. */
export function readFurniture(text: string, before: PageState): { readonly spans: readonly Span[]; readonly after: PageState } {
  const found: Span[] = [];
  let state = before;
  for (let start = 0; start < text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed < 0 ? text.length : lineFeed;
    const { spans, after } = furnitureOfLine(text.slice(start, end), state);
    for (const span of spans) found.push(shiftSpan(span, start));
    state = after;
    start = end + 1;
  }
  return { spans: found, after: state };
}

/**
 * The furniture of one line, by offsets in the line, and the state for the line after it. Lines end with a line feed, so
 * that whoever keeps the state of each line can do this again for a changed line, and for those after it until their
 * state is what it was.
 */
export function furnitureOfLine(line: string, before: PageState): { readonly spans: readonly Span[]; readonly after: PageState } {
  const written = line.trim();
  if (written === '') return { spans: nothing, after: before.links === 'list' ? { ...before, links: 'none' } : before };
  const after: PageState = before.title === undefined && hasSyllables(written, 4) ? { ...before, title: written } : before;
  const kind = written.length <= longestPhrase ? phraseKind(written) : undefined;
  if (kind === 'links') return { spans: whole(line, written), after: { ...after, links: 'heading' } };
  if (kind === 'comments') return { spans: whole(line, written), after };
  if (before.links !== 'none') {
    if (!sentenceEnd.test(written)) return { spans: whole(line, written), after: { ...after, links: 'list' } };
    return { spans: findUrls(line), after: { ...after, links: 'none' } };
  }
  const { title } = before;
  if (title === undefined) return { spans: findUrls(line), after };
  if (isTitle(written, title) || (isAccented(title) && isAlternativeText(written, 4) && !sentenceEnd.test(written))) return { spans: whole(line, written), after };
  const alternative = alternativeTextBeforeTitle(line, title);
  const urls = findUrls(line);
  return { spans: alternative ? joinSpans([alternative, ...urls]) : urls, after };
}

const nothing: readonly Span[] = [];

/** Longer lines are no buttons, labels or headings of a page. */
const longestPhrase = 100;

/** Headings of lists of other articles. */
const linksHeading = new RegExp(
  inBothCases(
    String.raw`^(?:(?:(?:các )?(?:tin|bài|tin, bài|tin bài|bài viết|thông tin) )?(?:cùng chuyên mục|liên quan|khác|đọc nhiều|mới|mới nhất|mới hơn|cũ hơn)|cùng chủ đề|(?:đọc|xem) thêm|(?:có thể )?bạn (?:có thể )?quan tâm)\s*[:»>]*$`,
  ),
  'u',
);

/** What boxes for comments say. */
const commentBox = new RegExp(
  inBothCases(`^(?:${[
    '(?:(?:gửi|viết|đăng|thêm|xem thêm|xem tất cả) )?(?:\\d+ )?bình luận(?: của bạn)?(?: \\(\\d+\\))?',
    '(?:gửi )?ý kiến (?:bạn đọc|độc giả|của bạn)(?: \\(\\d+\\))?',
    'vui lòng (?:nhập|điền|đăng nhập) .+',
    '(?:hiện )?chưa có (?:bình luận|ý kiến)(?: nào)?(?:, .+)?',
    '(?:hãy )?(?:là|trở thành) người đầu tiên bình luận.*',
    'tối đa:? [\\d.]+ (?:ký|kí) tự',
  ].join('|')})\\s*[.:!]*$`),
  'u',
);

function phraseKind(line: string): 'links' | 'comments' | undefined {
  const composed = line.normalize('NFC');
  if (linksHeading.test(composed)) return 'links';
  return commentBox.test(composed) ? 'comments' : undefined;
}

const sentenceEnd = /[.!?…]["'”’)]*$/;

/** Whether a line is the title again, in whatever case. A text that starts with a sentence has none. */
function isTitle(line: string, title: string): boolean {
  return !title.endsWith('.') && line.length === title.length && (line === title || line.toLowerCase() === title.toLowerCase());
}

/**
 * The alternative text of an image as pages write it: its file name, ` - ` and the title of the page, with which the
 * caption often goes on without a space: `Hoi nghi Ngoai giao lan thu 31 min - Ngành Ngoại giao …Sáng 13/12/2021`.
 */
function alternativeTextBeforeTitle(line: string, title: string): Span | undefined {
  const at = line.indexOf(title);
  if (at <= 0) return undefined;
  const name = /^(.*\S)\s+[-–—|]\s+$/u.exec(line.slice(0, at))?.[1]?.trimStart();
  if (name === undefined || !isAlternativeText(name, 2)) return undefined;
  return { start: line.indexOf(name), end: at + title.length };
}

const bareSyllable = /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/i;
const abbreviationOrNumber = /^(?:[A-Z]{2,}|\d+)$/;

/** Whether a line is Vietnamese that has lost its diacritics, as in the name of a file. */
function isAlternativeText(line: string, leastWords: number): boolean {
  if (!/^[\x20-\x7e]+$/.test(line)) return false;
  const words = line.split(/[\s,()_/-]+/).filter((word) => word !== '');
  const syllables = words.filter((word) => bareSyllable.test(word));
  return words.length >= leastWords && syllables.length >= 2 && words.every((word) => bareSyllable.test(word) || abbreviationOrNumber.test(word));
}

function isAccented(line: string): boolean {
  return !isUnaccented(line, 0, line.length);
}

/** All of a line but the white space around it. */
function whole(line: string, written: string): readonly Span[] {
  const start = line.indexOf(written);
  return [{ start, end: start + written.length }];
}

function hasSyllables(line: string, least: number): boolean {
  return (line.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0) >= least;
}
