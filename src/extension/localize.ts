import { env, l10n } from 'vscode';
import type { Language } from '../core/text/localized.js';
import type { Message } from '../core/text/problem.js';

/** The language of definitions and titles: Vietnamese where VS Code speaks it, else English. */
export function readerLanguage(): Language {
  return env.language.toLowerCase().startsWith('vi') ? 'vi' : 'en';
}

/** A message of the core in the reader's language. */
export function localize({ key, args = [] }: Message): string {
  return l10n.t(key, ...args);
}
