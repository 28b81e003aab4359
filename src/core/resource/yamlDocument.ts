import { Composer, type CST, Parser, type Document, type ParsedNode } from 'yaml';

/** Levels of nesting of one of the product's own files. They have no more than seven. */
export const maxDepth = 100;

/** Several entries of nested lists that start on one line: the lexer goes down one call for each. */
const deepLine = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${maxDepth}}`, 'm');

/**
 * The YAML 1.2 documents of a text: one, unless it holds several.
 *
 * The composer goes down one call for each level of nesting. Near the end of the stack V8 may end the process rather
 * than throw (it cannot compile a regular expression there), so the depth is looked at before.
 *
 * @throws RangeError if the text is nested too deeply
 */
export function composeYaml(text: string): [Document.Parsed<ParsedNode>, ...Document.Parsed<ParsedNode>[]] {
  if (deepLine.test(text)) throw new RangeError('nested too deeply');
  const tokens = [...new Parser().parse(text)];
  assertShallow(tokens);
  // Duplicate keys are looked for elsewhere: the composer compares every key with all before it.
  const composer = new Composer<ParsedNode>({ schema: 'core', merge: false, stringKeys: true, uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  return [...composer.compose(tokens, true, text.length)] as [Document.Parsed<ParsedNode>, ...Document.Parsed<ParsedNode>[]];
}

function assertShallow(tokens: readonly CST.Token[]): void {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token } = next;
    const depth = next.depth + 1;
    if (depth > maxDepth) throw new RangeError('nested too deeply');
    if (token.type === 'document') {
      if (token.value) open.push({ token: token.value, depth });
    } else if ('items' in token) {
      for (const { key, value } of token.items) {
        if (key) open.push({ token: key, depth });
        if (value) open.push({ token: value, depth });
      }
    }
  }
}
