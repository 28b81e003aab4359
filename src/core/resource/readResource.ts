import type { Problem, Severity } from '../text/problem.js';
import type { Span } from '../text/span.js';
import { jsonPlaces } from './jsonPlaces.js';
import { placeAt, type Path, type Place } from './place.js';
import type { ResourceSchema } from './schema.js';
import { pathOf, schemaProblem } from './schemaProblems.js';
import { fileProblem, syntaxProblem } from './syntaxProblems.js';
import { composeYaml } from './yamlDocument.js';
import { yamlPlaces } from './yamlPlaces.js';

/** More aliases than this multiply the data rather than share it: the “billion laughs” attack. */
const maxAliasCount = 1000;
/** More problems than this of one file are counted, not listed. */
const maxProblems = 100;

/** A file of the product's own formats, read and checked against its schema. */
export interface Resource<T> {
  /** What the file holds, sound but for broken entries of its lists; undefined where something else in it is broken. */
  readonly value: T | undefined;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  /** The entries of a list without the broken ones, and where each stands. */
  entries<K extends keyof T & string>(list: K): Entry<ItemOf<T[K]>>[];
  /** Where a value stands; of one that is not there, where the last value on the way to it does. UTF-16 code units. */
  locate(path: Path): Span;
}

/** An entry of a list, and the way to it. */
export interface Entry<Item> {
  readonly value: Item;
  readonly path: Path;
}

type ItemOf<List> = NonNullable<List> extends readonly (infer Item)[] ? Item : never;

interface Parsed {
  readonly data: unknown;
  readonly root: Place;
  readonly problems: Problem[];
  /** Whether `data` is all of the file. */
  readonly complete: boolean;
}

/**
 * Reads a YAML 1.2 (core schema) or JSON file. Every fault of it becomes a problem; nothing is thrown.
 *
 * @param lists the top-level lists of which a broken entry is left out, while the others are used
 */
export function readResource<T>(text: string, schema: ResourceSchema, lists: readonly (keyof T & string)[] = []): Resource<T> {
  const { data, root, problems, complete } = parse(text);
  const broken = new Map<string, Set<number>>(lists.map((list) => [list, new Set()]));
  let usable = complete;

  for (const problem of problems) {
    if (problem.severity === 'error' && !breakEntry(entryAt(root, problem.span, broken), broken)) usable = false;
  }
  if (complete && !schema.validate(data)) {
    for (const error of schema.validate.errors ?? []) {
      const path = pathOf(error.instancePath, root);
      const problem = schemaProblem(error, path, root, text, schema);
      problems.push(problem);
      if (problem.severity === 'error' && !breakEntry(path, broken)) usable = false;
    }
  }
  const value = usable ? (data as T) : undefined;
  return {
    value,
    problems: limited(problems),
    locate: (path) => placeAt(root, path).span,
    entries(list) {
      const items = (value?.[list] ?? []) as readonly ItemOf<T[typeof list]>[];
      return items.map((item, index) => ({ value: item, path: [list, index] })).filter((_, index) => !broken.get(list)?.has(index));
    },
  };
}

function parse(text: string): Parsed {
  try {
    return parseJson(text) ?? parseYaml(text);
  } catch (error) {
    const problem =
      error instanceof RangeError
        ? fileProblem('too-deep', 'The file is nested too deeply to be read.')
        : fileProblem('unreadable', 'The file cannot be read: {0}', error instanceof Error ? error.message : String(error));
    return { data: undefined, root: { span: problem.span }, problems: [problem], complete: false };
  }
}

function parseJson(text: string): Parsed | undefined {
  const start = text.search(/[^\s\uFEFF]/);
  if (text[start] !== '{') return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined; // YAML in flow style, or a fault that the YAML parser describes with its place
  }
  const problems: Problem[] = [];
  return { data, root: jsonPlaces(text, problems), problems, complete: true };
}

function parseYaml(text: string): Parsed {
  const [document, second] = composeYaml(text);
  const problems = [...document.errors, ...document.warnings].map((error) => syntaxProblem(error, text.length));
  const root = yamlPlaces(document.contents, problems);
  if (second) {
    problems.push({ ...fileProblem('several-documents', 'The file holds several YAML documents (---). Make one file of each.'), span: { start: second.range[0], end: second.range[0] } });
    return { data: undefined, root, problems, complete: false };
  }
  if (document.errors.length > 0) return { data: undefined, root, problems, complete: false };
  if (document.contents === null) {
    return { data: undefined, root, problems: [fileProblem('empty-file', 'The file is empty.')], complete: false };
  }
  try {
    return { data: document.toJS({ maxAliasCount }), root, problems, complete: true };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const problem = fileProblem('too-many-aliases', 'The aliases (*name) of this file multiply it too often. Write the values out.');
    return { data: undefined, root, problems: [...problems, problem], complete: false };
  }
}

/** Takes the entry of a list out, if the path leads into one. */
function breakEntry([list, index]: Path, broken: ReadonlyMap<string, Set<number>>): boolean {
  const indexes = broken.get(String(list));
  if (!indexes || typeof index !== 'number') return false;
  indexes.add(index);
  return true;
}

/** The entry of one of the lists that a span lies in; the empty path where there is none. */
function entryAt(root: Place, { start, end }: Span, lists: ReadonlyMap<string, unknown>): Path {
  for (const list of lists.keys()) {
    for (const [index, { span }] of root.children?.get(list)?.children ?? []) {
      if (span.start <= start && end <= span.end) return [list, index];
    }
  }
  return [];
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function limited(problems: Problem[]): readonly Problem[] {
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const omitted = problems.slice(maxProblems);
  if (omitted.length === 0) return problems;
  const more: Problem = {
    code: 'more-problems',
    severity: severities.find((severity) => omitted.some((problem) => problem.severity === severity))!,
    message: { key: 'There are {0} more problems from here on.', args: [omitted.length] },
    span: omitted[0]!.span,
  };
  return [...problems.slice(0, maxProblems), more];
}

