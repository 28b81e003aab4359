import type { DefinedError, ErrorObject } from 'ajv/dist/2020.js';
import type { Fix, Message, Problem, Severity } from '../text/problem.js';
import { nearest } from './nearest.js';
import { headOf, placeAt, type Path, type Place } from './place.js';
import { problemKeyword, type ResourceSchema, type SchemaProblem } from './schema.js';

/** The path of a JSON pointer. Indexes of lists become numbers, as the tree of places has them. */
export function pathOf(pointer: string, root: Place): Path {
  const path: (string | number)[] = [];
  let place: Place | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step: string | number = place?.children?.has(name) ? name : place?.children?.has(Number(name)) ? Number(name) : name;
    path.push(step);
    place = place?.children?.get(step);
  }
  return path;
}

/** What a schema complains of, in words that say what to do. */
export function schemaProblem(error: ErrorObject, path: Path, root: Place, text: string, { unknownProperties }: ResourceSchema): Problem {
  const place = placeAt(root, path);
  const name = String(path.findLast((step) => typeof step === 'string') ?? '');
  const defined = error as DefinedError;
  switch (defined.keyword) {
    case 'additionalProperties':
      return unknownProperty(defined.params.additionalProperty, error, place, unknownProperties);
    case 'required':
      return schema({ key: 'The property “{0}” is missing.', args: [defined.params.missingProperty] }, headOf(place), 'missing-property');
    case 'type':
      return wrongType(name, typeof path.at(-1) === 'number', error, place, text);
    case 'enum':
      return wrongValue(name, error.data, defined.params.allowedValues.map(String), place);
    case 'const':
      return schema({ key: '“{0}” must be {1} here.', args: [name, String(defined.params.allowedValue)] }, place.span, 'wrong-value');
    case 'pattern': {
      const own = (error.parentSchema as { [problemKeyword]?: SchemaProblem } | undefined)?.[problemKeyword];
      if (own) return { code: own.code, severity: own.severity, message: { key: own.message, args: [String(error.data)] }, span: place.span };
      return schema({ key: '“{0}” must have the form {1}.', args: [name, defined.params.pattern] }, place.span, 'wrong-value');
    }
    case 'minLength':
      return schema({ key: '“{0}” must not be empty.', args: [name] }, place.span, 'wrong-value');
    case 'maxLength':
      return schema({ key: '“{0}” is too long: {1} characters at most.', args: [name, defined.params.limit] }, place.span, 'wrong-value');
    case 'minItems':
      return schema({ key: '“{0}” needs at least {1} entries.', args: [name, defined.params.limit] }, headOf(place), 'wrong-value');
    case 'minimum':
      return schema({ key: '“{0}” must be {1} or more.', args: [name, defined.params.limit] }, place.span, 'wrong-value');
    case 'uniqueItems':
      return schema({ key: 'This entry of “{0}” stands in the list twice.', args: [name] }, placeAt(place, [defined.params.i]).span, 'wrong-value');
    default:
      return schema({ key: '“{0}” is not as it should be: {1}', args: [name, error.message ?? error.keyword] }, place.span, 'wrong-value');
  }
}

function schema(message: Message, span: Problem['span'], code: string, severity: Severity = 'error', fixes?: readonly Fix[]): Problem {
  return { code, severity, message, span, ...(fixes && { fixes }) };
}

function unknownProperty(name: string, error: ErrorObject, place: Place, severity: Severity): Problem {
  const allowed = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
  const span = place.children?.get(name)?.keySpan ?? place.span;
  const meant = nearest(name, allowed.filter((other) => !place.children?.has(other)));
  if (meant === undefined) {
    return schema({ key: 'There is no property “{0}” here; there are: {1}.', args: [name, allowed.join(', ')] }, span, 'unknown-property', severity);
  }
  return schema({ key: 'There is no property “{0}” here. Did you mean “{1}”?', args: [name, meant] }, span, 'unknown-property', severity, [
    { title: { key: 'Change to “{0}”', args: [meant] }, edits: [{ ...span, newText: meant }], preferred: true },
  ]);
}

function wrongValue(name: string, value: unknown, allowed: readonly string[], place: Place): Problem {
  const meant = typeof value === 'string' ? nearest(value, allowed) : undefined;
  return schema(
    { key: '“{0}” must be one of: {1}.', args: [name, allowed.join(', ')] },
    place.span,
    'wrong-value',
    'error',
    meant === undefined ? undefined : [{ title: { key: 'Change to “{0}”', args: [meant] }, edits: [{ ...place.span, newText: meant }], preferred: true }],
  );
}

const typeMessages: Readonly<Record<string, string>> = {
  string: '“{0}” must be text.',
  number: '“{0}” must be a number.',
  integer: '“{0}” must be a whole number.',
  boolean: '“{0}” must be true or false.',
  array: '“{0}” must be a list, such as [one, two].',
  object: '“{0}” must have properties of its own.',
  'string,object': '“{0}” must be text, or have a text for each language, such as {vi: …, en: …}.',
};

const entryTypeMessages: Readonly<Record<string, string>> = {
  string: 'Each entry of “{0}” must be text.',
  integer: 'Each entry of “{0}” must be a whole number.',
  object: 'Each entry of “{0}” must have properties of its own.',
};

function wrongType(name: string, isEntry: boolean, error: ErrorObject, place: Place, text: string): Problem {
  const expected = String((error.params as { type: string | string[] }).type);
  if (name === '') return schema({ key: 'The file must start with properties such as “schemaVersion: 1” and “id: …”.' }, firstLine(text), 'wrong-type');
  const written = text.slice(place.span.start, place.span.end);
  const isScalar = typeof error.data === 'number' || typeof error.data === 'boolean';
  if (expected.startsWith('string') && isScalar && written !== '') {
    return schema({ key: '“{0}” must be text, and YAML reads {1} as something else. Put it in quotes.', args: [name, written] }, place.span, 'wrong-type', 'error', [
      { title: { key: 'Put it in quotes' }, edits: [{ ...place.span, newText: JSON.stringify(written) }], preferred: true },
    ]);
  }
  const key = (isEntry ? entryTypeMessages : typeMessages)[expected] ?? '“{0}” is of the wrong type.';
  return schema({ key, args: [name] }, place.children || written === '' ? headOf(place) : place.span, 'wrong-type');
}

function firstLine(text: string): Problem['span'] {
  const end = text.search(/[\r\n]|$/);
  return { start: 0, end };
}
