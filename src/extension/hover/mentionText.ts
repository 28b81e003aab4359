import { env, l10n } from 'vscode';
import type { Analyzer } from '../../core/analysis/analyzer.js';
import { patterns } from '../../core/matching/patterns/index.js';
import type { Evidence, Tier } from '../../core/matching/suggestion.js';
import { findLabel } from '../../core/tagset/tagset.js';
import { inLanguage, type Language } from '../../core/text/localized.js';
import type { ConceptReference } from '../commands/lexicon.js';
import { referenceTo } from '../commands/reference.js';
import type { AnalysedDocument } from '../documents.js';
import { readerLanguage } from '../localize.js';
import { conceptOf, conceptsOf, type Mention } from '../mentions.js';
import { commandLink, escapeMarkdown } from './markdown.js';

/** So many broader or related concepts are named; the lexicon has them all. */
const maxLinks = 6;

/** What a hover says of a mention, as paragraphs of Markdown: first what needs no scrolling to, last what is soon known by heart. */
export function mentionText(known: AnalysedDocument, mention: Mention): string[] {
  const concept = conceptOf(mention);
  return [
    lines(headline(known, mention, concept), attributes(mention), sources(known, mention, concept)),
    actions(known, mention, concept),
    ...(concept === undefined ? [] : conceptText(known, concept)),
    labelText(known, mention),
  ].filter((paragraph) => paragraph !== '');
}

/** One paragraph of several lines. */
function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('  \n');
}

/** **Name** — PER · Person */
function headline({ analysis, resources }: AnalysedDocument, { of }: Mention, concept: string | undefined): string {
  const name = concept === undefined ? undefined : resources.analyzer.concepts.get(concept)?.concept.prefLabel;
  const label = findLabel(analysis.text.tagset, of.label);
  const exact = analysis.text.plainText.slice(of.start, of.end);
  return `**${escapeMarkdown(name ?? exact)}** — ${escapeMarkdown(of.label)} · ${escapeMarkdown(inLanguage(label?.title, readerLanguage()))}`;
}

function conceptText({ document, resources: { analyzer } }: AnalysedDocument, id: string): string[] {
  const entry = analyzer.concepts.get(id);
  if (!entry) return [l10n.t('No active lexicon has the concept “{0}”.', escapeMarkdown(id))];
  const { altLabel, definition, broader, related } = entry.concept;
  const language = readerLanguage();
  const other: Language = language === 'vi' ? 'en' : 'vi';
  const first = inLanguage(definition, language);
  const second = definition[other];
  const links = (ids: readonly string[]): string => ids.slice(0, maxLinks).map((to) => conceptLink(analyzer, to, document.uri.toString())).join(', ');
  return [
    lines(escapeMarkdown(first), second !== undefined && second !== first ? `*${escapeMarkdown(second)}*` : ''),
    lines(
      altLabel.length > 0 ? l10n.t('Also: {0}', escapeMarkdown(altLabel.slice(0, maxLinks).join(', '))) : '',
      broader.length > 0 ? l10n.t('Broader: {0}', links(broader)) : '',
      related.length > 0 ? l10n.t('Related: {0}', links(related)) : '',
    ),
  ];
}

function conceptLink(analyzer: Analyzer, concept: string, uri: string): string {
  const name = analyzer.concepts.get(concept)?.concept.prefLabel;
  const reference: ConceptReference = { concept, uri };
  return name === undefined ? escapeMarkdown(concept) : commandLink(name, 'policyAnnotator.openLexiconEntry', reference);
}

/** What the label is for. */
function labelText({ analysis }: AnalysedDocument, { of }: Mention): string {
  const definition = inLanguage(findLabel(analysis.text.tagset, of.label)?.definition, readerLanguage());
  return definition === '' ? '' : `${escapeMarkdown(of.label)}: ${escapeMarkdown(definition)}`;
}

/** What is known of the mention beside its concept. */
function attributes({ of }: Mention): string {
  return Object.entries(of.attributes).map(([name, value]) => `${escapeMarkdown(name)} = ${escapeMarkdown(value)}`).join(' · ');
}

/** Where a suggestion comes from, and how often the like of the mention is in the document. */
function sources({ analysis }: AnalysedDocument, mention: Mention, concept: string | undefined): string {
  const parts: string[] = [];
  if (mention.kind === 'suggestion') {
    parts.push(`$(lightbulb) ${l10n.t('Suggested by {0}', sourceOf(mention.of.evidence[0]))}`);
    const tier = tierText(mention.of.tier);
    if (tier) parts.push(tier);
  } else if (mention.of.annotator !== undefined) {
    parts.push(`$(account) ${escapeMarkdown(mention.of.annotator)}${mention.of.created === undefined ? '' : `, ${new Date(mention.of.created).toLocaleDateString(env.language)}`}`);
  }
  const { plainText } = analysis.text;
  const exact = plainText.slice(mention.of.start, mention.of.end);
  const all: Mention[] = [...analysis.annotations.map((of): Mention => ({ kind: 'annotation', of })), ...analysis.suggestions.map((of): Mention => ({ kind: 'suggestion', of }))];
  const alike = all.filter((other) => (concept === undefined ? plainText.slice(other.of.start, other.of.end) === exact : conceptOf(other) === concept)).length;
  parts.push(l10n.t('Occurrences here: {0}', alike));
  return parts.join(' · ');
}

function sourceOf(evidence: Evidence): string {
  if (evidence.kind === 'lexicon') return `${escapeMarkdown(`${evidence.lexicon} ${evidence.version}`)} (“${escapeMarkdown(evidence.form)}”)`;
  if (evidence.kind === 'learned') {
    const confidence = Math.round(evidence.confidence * 100);
    if (evidence.form === undefined) return l10n.t('what {0} annotations have taught ({1} % sure)', evidence.examples, confidence);
    return l10n.t('{0} annotations of “{1}” ({2} % sure)', evidence.examples, escapeMarkdown(evidence.form), confidence);
  }
  const title = inLanguage(patterns.find(({ id }) => id === evidence.pattern)?.title, readerLanguage());
  return l10n.t('the pattern “{0}”', escapeMarkdown(title || evidence.pattern));
}

function tierText(tier: Tier): string | undefined {
  switch (tier) {
    case 'exact': return undefined;
    case 'variant': return l10n.t('spelling variant');
    case 'unaccented': return l10n.t('without diacritics');
    case 'glued': return l10n.t('stuck to another word');
    case 'learned': return l10n.t('learned from annotations');
  }
}

function actions(known: AnalysedDocument, mention: Mention, concept: string | undefined): string {
  const { analyzer } = known.resources;
  const reference = referenceTo(known, mention);
  const links: string[] = [];
  if (mention.kind === 'suggestion') {
    links.push(commandLink(l10n.t('Tag'), 'policyAnnotator.acceptSuggestion', reference, 'check'));
    for (const other of conceptsOf(mention.of).slice(1, maxLinks)) {
      const name = analyzer.concepts.get(other)?.concept.prefLabel ?? other;
      links.push(commandLink(l10n.t('Tag as {0}', name), 'policyAnnotator.acceptSuggestion', referenceTo(known, mention, other), 'check'));
    }
    links.push(
      commandLink(l10n.t('Tag all alike'), 'policyAnnotator.acceptAlike', reference, 'check-all'),
      commandLink(l10n.t('Other label…'), 'policyAnnotator.tagSuggestionAs', reference, 'tag'),
      commandLink(l10n.t('Ignore'), 'policyAnnotator.ignoreSuggestion', reference, 'circle-slash'),
    );
  } else {
    links.push(
      commandLink(l10n.t('Change label…'), 'policyAnnotator.changeLabel', reference, 'tag'),
      commandLink(l10n.t('Remove tag'), 'policyAnnotator.removeTag', reference, 'trash'),
    );
  }
  if (concept !== undefined && analyzer.concepts.get(concept)) {
    const entry: ConceptReference = { concept, uri: known.document.uri.toString() };
    links.push(commandLink(l10n.t('Lexicon entry'), 'policyAnnotator.openLexiconEntry', entry, 'book'));
  }
  return links.join('&nbsp;&nbsp; ');
}
