import { findLabel, type Tagset } from '../tagset/tagset.js';

/*
 * The labels of which the program has rules of its own, as bits: whether a label is one of several is asked of every
 * candidate many times.
 */
export const TASK = 1 << 0;
export const LOC = 1 << 1;
export const ORG = 1 << 2;
export const ROLE = 1 << 3;
export const ACTOR = 1 << 4;
export const FIELD = 1 << 5;
export const GOAL = 1 << 6;
export const TERM = 1 << 7;
export const PRINCIPLE = 1 << 8;
export const EVENT = 1 << 9;
export const DOC = 1 << 10;
export const TIME = 1 << 11;
export const QTY = 1 << 12;

const kinds: ReadonlyMap<string, number> = new Map(Object.entries({ TASK, LOC, ORG, ROLE, ACTOR, FIELD, GOAL, TERM, PRINCIPLE, EVENT, DOC, TIME, QTY }));

/** A label, as resolving candidates needs it: one object for each label of a tagset. */
export interface LabelRules {
  readonly id: string;
  /** Its bit; 0 if the program has no rules of its own for it. */
  readonly kind: number;
  readonly isEntity: boolean;
  /** Its index in the tagset. */
  readonly index: number;
  /** Whether labels do not nest in it, by their index. */
  readonly excludes: readonly boolean[];
}

/** The rules of the labels of a tagset. */
export class LabelTable {
  readonly #tagset: Tagset;
  readonly #rules = new Map<string, LabelRules | undefined>();

  constructor(tagset: Tagset) {
    this.#tagset = tagset;
  }

  /** Those of a label, in whatever case it is written; undefined if the tagset does not have it. */
  rulesOf(label: string): LabelRules | undefined {
    if (!this.#rules.has(label)) this.#rules.set(label, this.#read(label));
    return this.#rules.get(label);
  }

  #read(label: string): LabelRules | undefined {
    const { labels } = this.#tagset;
    const found = findLabel(this.#tagset, label);
    if (!found) return undefined;
    const { id, family, excludesNested } = found;
    if (id !== label) return this.rulesOf(id);
    return { id, kind: kinds.get(id) ?? 0, isEntity: family === 'entity', index: labels.indexOf(found), excludes: labels.map((other) => excludesNested.includes(other.id)) };
  }
}
