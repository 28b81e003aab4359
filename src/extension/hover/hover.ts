import { type CancellationToken, type Disposable, Hover, type HoverProvider, languages, MarkdownString, type Position, type TextDocument } from 'vscode';
import type { CommandId } from '../commands/register.js';
import type { AnalysedDocument, Documents } from '../documents.js';
import { documentSelector } from '../mediaTypes.js';
import { shownMentions, sourceSpan, tagsIn, type Mention } from '../mentions.js';
import { rangeOf } from '../positions.js';
import { readSettings } from '../settings.js';
import type { Span } from '../../core/text/span.js';
import { mentionText } from './mentionText.js';

/** The commands that links of a hover may run: these and no others. */
const enabledCommands: CommandId[] = [
  'policyAnnotator.acceptSuggestion',
  'policyAnnotator.acceptAlike',
  'policyAnnotator.tagSuggestionAs',
  'policyAnnotator.ignoreSuggestion',
  'policyAnnotator.changeLabel',
  'policyAnnotator.removeTag',
  'policyAnnotator.openLexiconEntry',
];

/** Explains the mentions at a place of a document: the innermost first, the ones around it below. */
export class MentionHovers implements HoverProvider {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  register(): Disposable {
    return languages.registerHoverProvider(documentSelector, this);
  }

  async provideHover(document: TextDocument, position: Position, token: CancellationToken): Promise<Hover | undefined> {
    const known = await this.#documents.whenAnalysed(document);
    if (!known || token.isCancellationRequested) return undefined;
    const here = mentionsOver(known, document.offsetAt(position));
    const [innermost] = here;
    if (!innermost) return undefined;
    return new Hover(here.map(({ mention }) => trustedMarkdown(mentionText(known, mention))), rangeOf(document, innermost.span));
  }
}

/** The mentions whose text or markup an offset of the source text is in, innermost first. */
function mentionsOver({ document, analysis }: AnalysedDocument, offset: number): { readonly mention: Mention; readonly span: Span }[] {
  return shownMentions(analysis, readSettings(document))
    .map((mention) => ({ mention, span: sourceRange(analysis.text, mention) }))
    .filter(({ span }) => span.start <= offset && offset < span.end)
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

function sourceRange(text: AnalysedDocument['analysis']['text'], mention: Mention): Span {
  const tags = mention.kind === 'annotation' ? tagsIn(text, mention.of) : [];
  return tags.length > 0 ? { start: tags[0]!.range.start, end: tags.at(-1)!.range.end } : sourceSpan(text, mention.of);
}

function trustedMarkdown(paragraphs: readonly string[]): MarkdownString {
  const markdown = new MarkdownString(paragraphs.join('\n\n'), true);
  markdown.isTrusted = { enabledCommands };
  markdown.supportHtml = false;
  return markdown;
}
