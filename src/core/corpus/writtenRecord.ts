import { longestName, plainName } from './yamlWriter.js';

/** Deeper than anything that a record holds; what is deeper is the YAML library's to refuse. */
const maxDepth = 8;

/**
 * The data of a record in the shape in which records are written, with blank lines and lines of comments in it: what
 * the YAML library makes of it, in a tenth of the time. Undefined for every other text.
 *
 * Understands a line at a time: properties, their values in JSON or on one line, and lists of either. Line ends may be
 * CRLF.
 */
export function readWritten(text: string): unknown {
  try {
    const reader = new Reader(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);
    const data = reader.mapping(0);
    return reader.atEnd ? data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The data of a list of one entry in that shape, as it stands under `annotations:`; undefined for every other text. */
export function readWrittenEntry(text: string): unknown {
  try {
    const reader = new Reader(text);
    const list = reader.list(2);
    return reader.atEnd && list.length === 1 ? list[0] : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const space = 0x20;
const hash = 0x23;
const dash = 0x2d;

class Reader {
  readonly #text: string;
  /** Start of the first line that is neither read nor passed over. */
  #line = 0;
  #lineEnd = 0;
  #indent = 0;

  constructor(text: string) {
    this.#text = text;
    this.#open(0);
  }

  get atEnd(): boolean {
    return this.#line >= this.#text.length;
  }

  mapping(indent: number): Record<string, unknown> {
    const mapping: Record<string, unknown> = {};
    while (!this.atEnd && this.#indent === indent && this.#text.charCodeAt(this.#line + indent) !== dash) this.#property(mapping, this.#line + indent, indent);
    return mapping;
  }

  list(indent: number): unknown[] {
    const list: unknown[] = [];
    while (!this.atEnd && this.#indent === indent && this.#text.startsWith('- ', this.#line + indent)) {
      const start = this.#line + indent + 2;
      if (this.#text[start] === '{') {
        list.push(valueOf(this.#text.slice(start, this.#lineEnd)));
        this.#next();
        continue;
      }
      const entry: Record<string, unknown> = {};
      this.#property(entry, start, indent + 2);
      while (!this.atEnd && this.#indent === indent + 2) this.#property(entry, this.#line + this.#indent, indent + 2);
      list.push(entry);
    }
    return list;
  }

  #property(mapping: Record<string, unknown>, start: number, indent: number): void {
    const text = this.#text;
    const quoted = text[start] === '"';
    const end = quoted ? endOfString(text, start) : text.indexOf(':', start);
    if (end < 0 || end >= this.#lineEnd || text[end] !== ':') refuse();
    const name = nameOf(text.slice(start, end));
    if (Object.hasOwn(mapping, name)) refuse();
    if (end + 1 < this.#lineEnd) {
      if (text.charCodeAt(end + 1) !== space) refuse();
      mapping[name] = valueOf(text.slice(end + 2, this.#lineEnd));
      this.#next();
      return;
    }
    this.#next();
    if (this.atEnd || this.#indent !== indent + 2) refuse();
    mapping[name] = text.charCodeAt(this.#line + this.#indent) === dash ? this.list(indent + 2) : this.mapping(indent + 2);
  }

  #next(): void {
    this.#open(this.#lineEnd + 1);
  }

  /** Goes to the first line from an offset on that says something. */
  #open(from: number): void {
    const text = this.#text;
    let start = from;
    for (; start < text.length; start = this.#lineEnd + 1) {
      let at = start;
      while (text.charCodeAt(at) === space) at++;
      const end = text.indexOf('\n', at);
      this.#lineEnd = end < 0 ? text.length : end;
      this.#indent = at - start;
      if (at < this.#lineEnd && text.charCodeAt(at) !== hash) break;
    }
    this.#line = start;
  }
}

function nameOf(written: string): string {
  const name: unknown = plainName.test(written) ? written : JSON.parse(written);
  // Of all names this one alone is no property when it is set as one.
  if (typeof name !== 'string' || name === '__proto__' || written.length > longestName) return refuse();
  return name;
}

const wholeNumber = /^(?:0|[1-9]\d{0,14})$/;

function valueOf(written: string): unknown {
  if (written[0] === '"') return JSON.parse(written);
  if (wholeNumber.test(written)) return Number(written);
  if (written === '{}') return {};
  if (written === '[]') return [];
  const flow = new Flow(written);
  const value = flow.value(0);
  return flow.atEnd ? value : refuse();
}

/** Mappings and lists on one line, with one space after each comma and colon. */
class Flow {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  value(depth: number): unknown {
    if (depth > maxDepth) return refuse();
    switch (this.#text[this.#at]) {
      case '"':
        return JSON.parse(this.#string());
      case '{': {
        const mapping: Record<string, unknown> = {};
        this.#items('}', () => {
          const name = nameOf(this.#text[this.#at] === '"' ? this.#string() : this.#word(/[A-Za-z0-9]+/y));
          if (Object.hasOwn(mapping, name)) refuse();
          this.#skip(': ');
          mapping[name] = this.value(depth + 1);
        });
        return mapping;
      }
      case '[': {
        const list: unknown[] = [];
        this.#items(']', () => list.push(this.value(depth + 1)));
        return list;
      }
      default:
        return Number(this.#word(/(?:0|[1-9]\d{0,14})(?![^,}\]])/y));
    }
  }

  #items(close: string, readItem: () => void): void {
    this.#at++;
    if (this.#text[this.#at] !== close) {
      readItem();
      while (this.#text[this.#at] !== close) {
        this.#skip(', ');
        readItem();
      }
    }
    this.#at++;
  }

  #string(): string {
    const start = this.#at;
    this.#at = endOfString(this.#text, start);
    return this.#at < 0 ? refuse() : this.#text.slice(start, this.#at);
  }

  #word(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [word] = pattern.exec(this.#text) ?? refuse();
    this.#at += word.length;
    return word;
  }

  #skip(expected: string): void {
    if (!this.#text.startsWith(expected, this.#at)) refuse();
    this.#at += expected.length;
  }
}

/** The offset behind the closing quote of the string at an offset, or -1. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
  return -1;
}

function refuse(): never {
  throw new SyntaxError('This is not the shape in which records are written.');
}
