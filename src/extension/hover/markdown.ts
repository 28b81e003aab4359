import type { CommandId } from '../commands/register.js';

const special = /[\\`*_{}[\]()#+\-.!|<>~&$:@^=]/g;

/** Text from a file or a document, so that nothing in it is taken for Markdown, HTML, an icon or a link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(special, (character) => (character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`));
}

/** A link that runs a command. Its text is escaped; an icon may stand before it. */
export function commandLink(text: string, command: CommandId, argument: unknown, icon?: string): string {
  const address = `command:${command}?${encodeURIComponent(JSON.stringify([argument])).replace(/[()']/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}`;
  return `[${icon ? `$(${icon}) ` : ''}${escapeMarkdown(text)}](${address})`;
}
