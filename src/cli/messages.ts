import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatMessage, type Message } from '../core/index.js';
import { packageFolder } from './package.js';

let translations: Readonly<Record<string, string>> | undefined;

/** A message in the reader's language: Vietnamese where the environment's locale is, else English. */
export function inWords({ key, args }: Message): string {
  translations ??= loadTranslations();
  return formatMessage({ key: translations[key] ?? key, args });
}

/** A text of the program itself in the reader's language. */
export function say(key: string, ...args: (string | number)[]): string {
  return inWords({ key, args });
}

function loadTranslations(): Readonly<Record<string, string>> {
  const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
  if (!/^vi\b|^vi_/i.test(locale)) return {};
  try {
    return JSON.parse(readFileSync(join(packageFolder(), 'l10n', 'bundle.l10n.vi.json'), 'utf8')) as Record<string, string>;
  } catch {
    return {}; // English is better than no message
  }
}
