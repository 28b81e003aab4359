import { env, l10n } from 'vscode';
import type { Language } from '../core/text/localized.js';
import type { Message } from '../core/text/problem.js';

/** The language of definitions and titles: Vietnamese where VS Code speaks it, else English. */
export function readerLanguage(): Language {
  return env.language.toLowerCase().startsWith('vi') ? 'vi' : 'en';
}

/** How many of several things a message names. */
const maxNamed = 3;

/** The first of several things that a message is to name. */
export function firstOf(names: readonly string[]): string {
  return [...names.slice(0, maxNamed), ...(names.length > maxNamed ? ['…'] : [])].join(' · ');
}

/** A message of the core in the reader's language. */
export function localize({ key, args = [] }: Message): string {
  return l10n.t(key, ...args);
}
