import type { NewTag } from './markup.js';

/** What stands before and after the text of a tag. */
export interface TagEnds {
  readonly open: string;
  readonly close: string;
}

/** Writes the two ends of a tag. Its attributes come out in their own order, the concept first. */
export function formatTag({ label, concept, attributes = {} }: Pick<NewTag, 'label' | 'concept' | 'attributes'>): TagEnds {
  const parts = Object.entries(attributes).map(([name, value]) => `${name}=${formatValue(value)}`);
  if (concept) parts.unshift(shortcut.test(concept) ? `#${concept}` : `id=${formatValue(concept)}`);
  return { open: `:${label.toLowerCase()}[`, close: parts.length > 0 ? `]{${parts.join(' ')}}` : ']' };
}

/** What may follow `#`. */
const shortcut = /^[\p{L}\p{N}_:/-]+$/u;
/** What may stand without quotes; less than the syntax allows, so that nothing in it can be misread. */
const unquoted = /^[\p{L}\p{N}_.,:;/+%~@-]+$/u;
/** Brackets and backslashes too: the brackets of the tags around it are counted through the attributes. */
const special = /[&"[\]\\\t\n\r]/g;

function formatValue(value: string): string {
  return unquoted.test(value) ? value : `"${value.replace(special, (character) => `&#${character.charCodeAt(0)};`)}"`;
}
