import { type ConfigurationScope, workspace } from 'vscode';
import type { Store } from '../core/analysis/analyzer.js';
import type { Tier } from '../core/matching/suggestion.js';

const section = 'policyAnnotator';

/** The settings, as package.json describes them. Values of a wrong type count as not set. */
export interface Settings {
  /** Whether the documents of this place are annotated at all. */
  readonly enabled: boolean;
  /** Ids of labels and families that are not shown, in lower case. */
  readonly hidden: ReadonlySet<string>;
  readonly shownTiers: ReadonlySet<Tier>;
  /** Relative to the workspace folder. */
  readonly tagset: string;
  /** Globs relative to the workspace folder. */
  readonly lexicons: readonly string[];
  /** Relative to the workspace folder. */
  readonly exportFolder: string;
  /** Where the annotations of a document go that has none yet. */
  readonly store: Store;
  /** Who annotates; undefined for whom git names. */
  readonly annotator: string | undefined;
  /** Whose record is read and written; undefined for the common one. */
  readonly record: string | undefined;
}

const tiers: readonly Tier[] = ['exact', 'variant', 'unaccented', 'glued', 'learned'];

export function readSettings(scope: ConfigurationScope | undefined): Settings {
  const configuration = workspace.getConfiguration(section, scope);
  const shown = configuration.get<Partial<Record<Tier, unknown>>>('suggestions') ?? {};
  return {
    enabled: configuration.get('enabled') !== false,
    hidden: new Set(strings(configuration.get('hide')).map((id) => id.toLowerCase())),
    shownTiers: new Set(tiers.filter((tier) => shown[tier] !== false)),
    tagset: text(configuration.get('tagset'), 'tagset.yaml'),
    lexicons: strings(configuration.get('lexicons')),
    exportFolder: text(configuration.get('exportFolder'), 'export'),
    store: configuration.get('store') === 'standoff' ? 'standoff' : 'inline',
    annotator: text(configuration.get('annotator'), '') || undefined,
    record: text(configuration.get('record'), '') || undefined,
  };
}

/** The name of a setting, as events of change take it. */
export function settingName(name: string): string {
  return `${section}.${name}`;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : otherwise;
}
