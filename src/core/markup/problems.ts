import { distance } from 'fastest-levenshtein';
import { nearest } from '../resource/nearest.js';
import { findLabel, type AttributeType, type Label } from '../tagset/tagset.js';
import type { Fix, Message, Problem } from '../text/problem.js';
import { crosses, equalSpans, type Span } from '../text/span.js';
import { accepts } from './attributeValue.js';
import { firstIndex } from '../text/firstIndex.js';
import { markdownStructure } from './markdown.js';
import type { Tag } from './markup.js';
import { tagName, type Opening } from './openings.js';
import type { ParsedMarkup } from './parse.js';
import { readMarkdown } from './readTags.js';

/** What is wrong with the tags of a text, and with what looks like one, in order. */
export function markupProblems(text: ParsedMarkup): Problem[] {
  if (text.openings.length === 0) return [];
  const problems = [...openingProblems(text), ...text.tags.flatMap((tag) => tagProblems(text, tag)), ...emphasisProblems(text)];
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** Openings that start no tag. */
function openingProblems(text: ParsedMarkup): Problem[] {
  const problems: Problem[] = [];
  const starts = new Set(text.tags.map((tag) => tag.range.start));
  const silent = silentPlaces(text);
  let next = 0;
  for (const opening of text.openings) {
    while (silent[next] && silent[next]!.end <= opening.start) next++;
    const isSilent = silent[next] !== undefined && silent[next]!.start <= opening.start;
    if (opening.escaped || isSilent || starts.has(opening.start)) continue;
    const problem = openingProblem(text, opening);
    if (problem) problems.push(problem);
  }
  return problems;
}

/** Where nothing is meant as a tag: attributes of tags, and what is opaque. Spans of the source text, in order. */
function silentPlaces(text: ParsedMarkup): Span[] {
  const opaque = text.opaque.map(({ start, end }) => ({ start: text.toSource(start, 'right'), end: text.toSource(end, 'left') }));
  return [...text.tags.flatMap((tag) => tag.attributesRange ?? []), ...opaque].sort((a, b) => a.start - b.start);
}

function openingProblem(text: ParsedMarkup, opening: Opening): Problem | undefined {
  const { start, content, name, close } = opening;
  const asText: Fix = { title: { key: 'Keep it as text: put a backslash before it' }, edits: [{ start, end: start, newText: '\\' }] };
  const span = { start, end: content };
  if (!tagName.test(name) || !findLabel(text.tagset, name)) {
    if (close === undefined || close > start + longestMention || /[\r\n]/.test(text.source.slice(start, close))) return undefined;
    // With capitals in it, only the name of a label is meant as one: `Nguồn:TTXVN[1]` is text.
    if (!tagName.test(name) && !findLabel(text.tagset, name)) return undefined;
    const { names, certain } = nearestLabels(text, name);
    return {
      code: 'unknown-label',
      severity: 'warning',
      message: { key: 'The tagset has no label “{0}”.', args: [name] },
      span: { start, end: start + 1 + name.length },
      fixes: [
        ...names.map((label, index): Fix => ({
          title: { key: 'Change the label to “{0}”', args: [label] },
          edits: [{ start: start + 1, end: start + 1 + name.length, newText: label }],
          preferred: certain && index === 0,
        })),
        asText,
      ],
    };
  }
  if (opening.afterColon) {
    return close === undefined ? undefined : {
      code: 'colon-before-tag',
      severity: 'warning',
      message: { key: 'Directly after a colon a tag is read as text. Put a backslash before that colon.' },
      span,
      fixes: [{ title: { key: 'Put a backslash before the colon' }, edits: [{ start: start - 1, end: start - 1, newText: '\\' }], preferred: true }],
    };
  }
  const end = close === undefined ? sensibleEnd(text, opening) : undefined;
  return {
    code: 'unclosed-tag',
    severity: 'warning',
    message: { key: 'The tag “{0}” has no closing bracket in its paragraph: it is read as text.', args: [name] },
    span,
    fixes: [
      ...(end ? [{ title: { key: 'Close the tag after “{0}”', args: [end.lastWord] }, edits: [{ start: end.offset, end: end.offset, newText: ']' }], preferred: end.certain } satisfies Fix] : []),
      asText,
    ],
  };
}

/** In UTF-16 code units of the source text: where nothing closes within it nothing is proposed. */
const longestMention = 1000;

const endOfPhrase = /[.,;:!?…](?=\s|$)|[)\]"”»]|[\r\n]/g;

/**
 * Where a tag that does not close most likely ends: before the punctuation that ends the phrase. It is certain where the
 * line has nothing else after it.
 */
function sensibleEnd(text: ParsedMarkup, { content }: Opening): { offset: number; lastWord: string; certain: boolean } | undefined {
  const { source, openings, tags } = text;
  const window = source.slice(content, content + longestMention);
  let stop = window.length;
  let nextOpening = firstIndex(openings, (opening) => opening.start >= content);
  endOfPhrase.lastIndex = 0;
  for (;;) {
    const match = endOfPhrase.exec(window);
    const end = match?.index ?? window.length;
    const opening = openings[nextOpening];
    if (opening === undefined || opening.start - content >= end) {
      stop = end;
      break;
    }
    // Steps over the tags in between; what starts another tag that does not close is no part of this one.
    const tag = tags[firstIndex(tags, ({ range }) => range.start >= opening.start)];
    if (tag?.range.start !== opening.start) {
      stop = opening.start - content;
      break;
    }
    endOfPhrase.lastIndex = tag.range.end - content;
    nextOpening = firstIndex(openings, ({ start }) => start >= tag.range.end);
  }
  const stretch = window.slice(0, stop).trimEnd();
  if (stretch === '') return undefined;
  const end = content + stretch.length;
  const plainEnd = text.toPlain(end);
  const lastWord = /\S+$/.exec(text.plainText.slice(Math.max(0, plainEnd - stretch.length), plainEnd))?.[0] ?? stretch;
  const next = source[content + stop];
  return { offset: end, lastWord, certain: next === undefined || next === '\n' || next === '\r' };
}

const maxFixes = 3;

/** The labels that a misspelt one may have meant, the nearest first (Levenshtein); certain where one is a letter away and no other is. */
function nearestLabels(text: ParsedMarkup, name: string): { readonly names: readonly string[]; readonly certain: boolean } {
  if (!tagName.test(name)) return { names: [name.toLowerCase()], certain: true };
  const near = text.tagset.labels
    .map((label) => label.id.toLowerCase())
    .map((id) => ({ id, far: distance(id, name) }))
    .filter(({ far }) => far <= Math.max(2, name.length / 3))
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1));
  return { names: near.slice(0, maxFixes).map(({ id }) => id), certain: near[0]?.far === 1 && near[1]?.far !== 1 };
}

function tagProblems(text: ParsedMarkup, tag: Tag): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, severity: Problem['severity'], message: Message, span: Span, fixes: readonly Fix[] = []): void => {
    problems.push({ code, severity, message, span, ...(fixes.length > 0 && { fixes }) });
  };
  const { start, end } = tag.plain;
  if (text.plainText.slice(start, end).trim() === '') {
    report('empty-tag', 'warning', { key: 'A tag needs text.' }, tag.range, [
      { title: { key: 'Remove the tag' }, edits: [{ ...tag.range, newText: text.source.slice(tag.content.start, tag.content.end) }], preferred: true },
    ]);
  }
  const label = findLabel(text.tagset, tag.label)!;
  for (const [name, value] of Object.entries(tag.attributes)) attributeProblem(text, tag, label, name, value, report);

  const parent = tag.parent === undefined ? undefined : text.tags[tag.parent]!;
  if (parent && start < end && equalSpans(parent.plain, tag.plain)) {
    report('same-span', 'warning', { key: 'The same text bears two labels, {0} and {1}. Keep one of them.', args: [parent.label, tag.label] }, tag.range);
  }
  for (let outer = parent; outer; outer = outer.parent === undefined ? undefined : text.tags[outer.parent]) {
    if (!findLabel(text.tagset, outer.label)!.excludesNested.includes(tag.label)) continue;
    report('nested-label', 'information', { key: '{0} is not annotated inside {1}.', args: [tag.label, outer.label] }, tag.range);
    break;
  }
  return problems;
}

function attributeProblem(
  text: ParsedMarkup,
  tag: Tag,
  label: Label,
  name: string,
  value: string,
  report: (code: string, severity: Problem['severity'], message: Message, span: Span, fixes?: readonly Fix[]) => void,
): void {
  const places = attributePlaces(text.source, tag.attributesRange!, name);
  const type = label.attributes.find((attribute) => attribute.name === name);
  if (!type) {
    const meant = nearest(name, label.attributes.map((attribute) => attribute.name));
    report('unknown-attribute', 'warning', { key: '{0} has no attribute “{1}”.', args: [tag.label, name] }, places.name, fixTo(meant, places.exact ? places.name : undefined));
  } else if (!accepts(type, value)) {
    const meant = type.values && nearest(value, type.values);
    report('bad-attribute-value', 'warning', valueMessage(type, value), places.value, fixTo(meant, places.exact ? places.value : undefined));
  }
}

function fixTo(meant: string | undefined, span: Span | undefined): Fix[] {
  return meant === undefined || !span ? [] : [{ title: { key: 'Change to “{0}”', args: [meant] }, edits: [{ ...span, newText: meant }], preferred: true }];
}

function valueMessage({ name, type, values = [] }: AttributeType, value: string): Message {
  switch (type) {
    case 'number':
      return { key: '“{0}” must be a number such as 1200 or 14.8, not “{1}”.', args: [name, value] };
    case 'boolean':
      return { key: '“{0}” must be true or false, not “{1}”.', args: [name, value] };
    case 'date':
      return { key: '“{0}” must be a date such as 2021-12-13, 2021-12 or 2021, or a period such as 2016/2021, not “{1}”.', args: [name, value] };
    default:
      return { key: '“{0}” must be one of {1}, not “{2}”.', args: [name, values.join(', '), value] };
  }
}

/** Where a name and its value stand; the whole braces where they are written in a way that this simple search does not find. */
function attributePlaces(source: string, braces: Span, name: string): { name: Span; value: Span; exact: boolean } {
  const pattern = new RegExp(String.raw`(?<=[{\s"'])${name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?=[=\s}])(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'}]+))?`, 'u');
  const match = pattern.exec(source.slice(braces.start, braces.end));
  if (!match) return { name: braces, value: braces, exact: false };
  const start = braces.start + match.index;
  const end = start + match[0].length;
  return { name: { start, end: start + name.length }, value: { start: match[1] === undefined ? start : end - match[1].length, end }, exact: true };
}

/** Tags that cross the emphasis which the text would have without them. */
function emphasisProblems(text: ParsedMarkup): Problem[] {
  if (text.mediaType !== 'text/markdown') return [];
  const suspects = text.tags.filter(({ content }) => /[*_]/.test(text.source.slice(content.start, content.end)));
  if (suspects.length === 0) return [];
  const { tree, treeStart } = readMarkdown(text.plainText, [], text.tagset, text);
  const { emphasis } = markdownStructure(text.plainText, tree, treeStart);
  return suspects
    .filter((tag) => emphasis.some((span) => crosses(span, tag.plain)))
    .map((tag) => ({
      code: 'crossing-tag',
      severity: 'warning',
      message: { key: 'The tag crosses the emphasis of the text. Put the asterisks or underscores wholly inside or outside of it.' },
      span: tag.range,
    }));
}
