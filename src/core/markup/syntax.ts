import type { Root } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import type { Construct, Extension, State, Tokenizer } from 'micromark-util-types';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Tagset } from '../tagset/tagset.js';
import type { MediaType } from './markup.js';

declare module 'mdast-util-directive' {
  interface TextDirectiveData {
    /** Offset of the end of what stands between the brackets; undefined where nothing does. */
    contentEnd?: number;
  }
}

const colon = 58;
const bracket = 91;
const closingBracket = 93;

/** Every construct of CommonMark but line ends: what `text/plain` does without. */
const commonMark = [
  'attention',
  'autolink',
  'blockQuote',
  'characterEscape',
  'characterReference',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'hardBreakEscape',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'list',
  'setextUnderline',
  'thematicBreak',
];

export interface Parser {
  /** @param defined labels that references may refer to besides those which the text defines */
  parse(text: string, defined?: readonly string[]): Root;
}

const parsers = new WeakMap<Tagset, Map<MediaType, Parser>>();

/** The remark parser for documents of a kind; built once for each tagset. */
export function parserFor(mediaType: MediaType, tagset: Tagset): Parser {
  let ofTagset = parsers.get(tagset);
  if (!ofTagset) parsers.set(tagset, (ofTagset = new Map()));
  let parser = ofTagset.get(mediaType);
  if (!parser) ofTagset.set(mediaType, (parser = buildParser(mediaType, tagset)));
  return parser;
}

function buildParser(mediaType: MediaType, tagset: Tagset): Parser {
  const names = new Set(tagset.labels.map((label) => label.id.toLowerCase()));
  const markdown = mediaType === 'text/markdown';
  const processor = unified().use(remarkParse);
  if (markdown) processor.use(remarkFrontmatter, ['yaml', 'toml']);
  let elsewhere: readonly string[] = [];
  processor.use(function () {
    const data = this.data();
    (data.micromarkExtensions ??= []).push(tags(names, markdown), ...(markdown ? [definedElsewhere(() => elsewhere)] : [{ disable: { null: commonMark } }]));
    (data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown(), contentEnds);
  });
  processor.freeze();
  return {
    parse(text, defined = []) {
      elsewhere = defined;
      return processor.parse(text);
    },
  };
}

/** Tells the parser of labels, before it asks at the end of a reference whether there is a definition of it. */
function definedElsewhere(labels: () => readonly string[]): Extension {
  const tokenize: Tokenizer = function (_effects, _ok, nok) {
    const { defined } = this.parser;
    for (const label of labels()) if (!defined.includes(label)) defined.push(label);
    return nok;
  };
  return { text: { [closingBracket]: { name: 'definedElsewhere', tokenize } } };
}

/** Remembers where the text of a tag ends, which the tree does not say. */
const contentEnds: FromMarkdownExtension = {
  exit: {
    directiveTextLabelString(token) {
      const node = this.stack.at(-1);
      if (node?.type === 'textDirective') node.data = { ...node.data, contentEnd: token.end.offset };
    },
  },
};

/**
 * The text directive, for names of the tagset only and only where its brackets are there and close. Leaf and container
 * directives stay text.
 *
 * @param colons whether a colon directly before a tag makes it text, as the library has it; in `text/plain`
 * `openings.ts` says so, because there a backslash is an escape before a tag only
 */
function tags(names: ReadonlySet<string>, colons: boolean): Extension {
  const text = directive().text?.[colon] as Construct;
  const opening: Construct = { partial: true, tokenize: openingTokenizer(names) };
  const tokenize: Tokenizer = function (effects, ok, nok) {
    const hasBrackets: State = (code) => {
      // The last event ends the directive; go back to the one that starts it.
      for (let i = this.events.length - 2; this.events[i]![1].type !== 'directiveText'; i--) {
        if (this.events[i]![1].type === 'directiveTextLabel') return ok(code);
      }
      return nok(code);
    };
    return effects.check(opening, text.tokenize.call(this, effects, hasBrackets, nok), nok);
  };
  return { text: { [colon]: { name: 'tag', tokenize, previous: colons ? text.previous : undefined } } };
}

/** Takes `:name[`. It goes before the directive's own tokenizer, which would read the whole paragraph for any name. */
function openingTokenizer(names: ReadonlySet<string>): Tokenizer {
  const longest = Math.max(0, ...[...names].map((name) => name.length));
  return function (effects, ok, nok) {
    let name = '';
    const inside: State = (code) => {
      if (code === bracket && names.has(name)) {
        effects.exit('data');
        return ok(code);
      }
      if (code === null || code < 0 || name.length >= longest) return nok(code);
      name += String.fromCharCode(code);
      effects.consume(code);
      return inside;
    };
    return (code) => {
      effects.enter('data');
      effects.consume(code);
      return inside;
    };
  };
}
