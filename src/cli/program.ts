import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { check, type CheckOptions } from './check.js';
import { convert, type ConvertOptions } from './convert.js';
import { evaluateSuggestions, type EvaluateOptions } from './evaluate.js';
import { exportCorpus, type ExportOptions } from './exportCorpus.js';
import { learnModel, type LearnOptions } from './learnModel.js';
import { say } from './messages.js';
import { packageVersion } from './package.js';
import type { Report } from './report.js';

/** @param done is given what a command found */
export function createProgram(done: (report: Report) => void): Command {
  const program = new Command('policy-annotator')
    .exitOverride()
    .description(say('Annotated corpora of Vietnamese foreign-policy texts: what a lexicon finds in them, what people have confirmed, and what is wrong with the files.'))
    .version(packageVersion(), '-V, --version', say('show the version'))
    .helpOption('-h, --help', say('show help'))
    .helpCommand('help [command]', say('show help for a command'))
    .addHelpText('after', `\n${say(statusHelp)}\n\n${say(startHelp)}`);

  withExport(withResources(command('suggest', say('what the lexicons and the patterns find in texts, and nobody has confirmed yet'))))
    .addHelpText('after', `\n${say(suggestHelp)}`)
    .action(async (paths: string[], options: ExportOptions) => done(await exportCorpus(paths, { ...options, suggestions: 'only' })));

  withExport(withResources(command('export', say('the corpus: a record of the annotations of each document'))))
    .addOption(new Option('--suggestions <which>', say('also export what is not confirmed (include), or nothing else (only)')).choices(['include', 'only']))
    .addHelpText('after', `\n${say(exportHelp)}`)
    .action(async (paths: string[], options: ExportOptions) => done(await exportCorpus(paths, options)));

  withAnnotator(withResources(command('check', say('what is wrong with documents, tagset, lexicons and exported files'))), say('check this person’s record only; without it all records beside a document'))
    .addHelpText('after', `\n${say(checkHelp)}`)
    .action(async (paths: string[], options: CheckOptions) => done(await check(paths, options)));

  withAnnotator(withResources(command('convert', say('keep the annotations of documents the other way: as tags in their texts, or in records beside them'))), say('whose record is read and written; without it the one of everybody'))
    .addOption(new Option('--to <store>', say('tags in the text (inline), or a record beside it (standoff)')).choices(['inline', 'standoff']).makeOptionMandatory())
    .addHelpText('after', `\n${say(convertHelp)}`)
    .action(async (paths: string[], options: ConvertOptions) => done(await convert(paths, options)));

  withResources(command('evaluate', say('how far what is suggested agrees with reference annotations, and where it does not'), textsOfReferences()))
    .addOption(new Option('--gold <folder>', say('the reference annotations: a folder of them, or a file')).argParser(notEmpty).makeOptionMandatory())
    .addOption(new Option('--format <format>', say('columns to read, or JSON')).choices(['text', 'json']).default('text'))
    .addHelpText('after', `\n${say(evaluateHelp)}`)
    .action(async (paths: string[], options: EvaluateOptions) => done(await evaluateSuggestions(paths, options)));

  withAnnotator(withResources(command('learn', say('a model of what is annotated in documents, for suggesting the like of it in others'))), say('whose record beside a document is read, of several side by side; without it the one of everybody'))
    .requiredOption('--model <file>', say('write the model into this file'), notEmpty)
    .addHelpText('after', `\n${say(learnHelp)}`)
    .action(async (paths: string[], options: LearnOptions) => done(await learnModel(paths, options)));

  function command(name: string, description: string, paths = filesOrFolder()): Command {
    return program.command(name).description(description).helpOption('-h, --help', say('show help')).addArgument(paths);
  }
  return program;
}

function filesOrFolder(): Argument {
  return new Argument('[path...]', say('files, folders or globs; - is standard input')).default(['.'], say('the current folder'));
}

function textsOfReferences(): Argument {
  return new Argument('[path...]', say('the texts to compare: files, folders or globs')).default([], say('those that the references name'));
}

function withResources(command: Command): Command {
  return command
    .option('--tagset <file>', say('the tagset; without it tagset.yaml of the current folder, else the bundled one'), notEmpty)
    .addOption(
      new Option('--lexicon <file>', say('a lexicon, may be repeated; without it lexicon/*.yaml of the current folder. The bundled ones come last'))
        .argParser((file: string, files: readonly string[]) => [...files, notEmpty(file)])
        .default([], say('none')),
    )
    .option('--no-bundled-lexicon', say('do without the bundled lexicons'))
    .addOption(new Option('--media-type <type>', say('what standard input and files of other names are')).choices(['text/plain', 'text/markdown']));
}

function withAnnotator(command: Command, description: string): Command {
  return command.option('--annotator <name>', description, notEmpty);
}

function withExport(command: Command): Command {
  return withAnnotator(command, say('whose record beside a document is read, of several side by side; without it the one of everybody'))
    .addOption(new Option('--format <format>', say('YAML documents or JSON Lines')).choices(['yaml', 'jsonl']).default('yaml'))
    .option('--out <folder>', say('write a file for each document, and a manifest, into this folder; without it everything goes to standard output'), notEmpty)
    .option('--model <file>', say('also suggest what this model has learnt'), notEmpty)
    .option('--embed-text', say('put the plain text into the records'))
    .option('--jobs <number>', say('how many documents are worked on at once; without it as many as there are cores, for corpora that are large enough'), positive);
}

function notEmpty(value: string): string {
  if (value === '') throw new InvalidArgumentError(say('It is empty.'));
  return value;
}

function positive(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError(say('It is no number from 1 on.'));
  return Number(value);
}

const statusHelp = `Exit status: 0 all is well; 1 the program could not run; 2 it ran and found errors or warnings.`;

const startHelp = `Examples:
  policy-annotator suggest texts             look at what is found in the texts of a folder
  policy-annotator export texts --out corpus write the corpus
  policy-annotator check                     check everything in the current folder
  policy-annotator evaluate --gold gold      measure the suggestions against reference annotations
“policy-annotator help export” tells more of a command.`;

const suggestHelp = `Prints one record for each document, with annotations of the status “suggested”: which concept of which lexicon, or
which pattern, found them. Nothing is written into the texts.

Examples:
  policy-annotator suggest texts/a.txt
  policy-annotator suggest "texts/**/*.md" --format jsonl
  policy-annotator suggest texts --lexicon mine.yaml --no-bundled-lexicon
  policy-annotator suggest texts/new --model model.json
  echo "Hội nghị Ngoại giao lần thứ 31" | policy-annotator suggest -`;

const exportHelp = `A record holds the annotations of a document: the tags in its text, and what is kept beside it in
<name>.annotations.yaml. Offsets are Unicode code points of the text without tags. The same input gives the same bytes.
With --out each record is written to <folder>/<path of the document>.annotations.yaml (with --format jsonl all of them
to corpus.jsonl), and corpus.yaml lists them.

Examples:
  policy-annotator export texts --out corpus
  policy-annotator export texts --format jsonl --suggestions include > corpus.jsonl
  policy-annotator export notes.md --embed-text
  policy-annotator export - --media-type text/markdown < notes.md`;

const convertHelp = `This is the one command that changes texts. Nothing is changed if any of the documents holds something that cannot be
kept that way: annotations that cross each other, or that lie in code or across a blank line, cannot be tags. Converted
to a record and back a text is the same byte for byte if its tags were written by this program; converted to tags and
back a record says the same. The record stays beside a text with tags, for what no tag says.

Examples:
  policy-annotator convert --to standoff texts
  policy-annotator convert --to inline texts/a.txt
  policy-annotator convert --to inline texts --annotator Lan`;

const checkHelp = `Prints a line for each problem: file:line:column: severity code: message.
Of a folder the documents (.txt, .md) and the exported files (*.annotations.yaml, corpus.yaml, *.jsonl) are checked; the
tagset and the lexicons in use always are. Other YAML files are checked if they are named. The records beside a document
are compared with its text.

Examples:
  policy-annotator check
  policy-annotator check texts corpus
  policy-annotator check --lexicon mine.yaml texts/a.txt
  policy-annotator check mine.yaml`;

const evaluateHelp = `Compares what lexicons and patterns suggest with what people found, nested mentions included. Strict: the same span and
label; overlapping: the same label and some shared text. Prints precision, recall and F1 of each label, of each family
and overall, then every miss and every false suggestion in its context. What a reference marks “optional” is neither
required nor wrong. Tags in the texts are not looked at.
A reference is a record, or a file with fewer fields (schemas/reference.schema.json). Its text is looked for in the
current folder and beside the folder of the references, or among the paths, by its name.
One that does not fit its text is told of with file and line, and the others are compared: the exit status is then 2.
How good the measures are has no influence on it.

Examples:
  policy-annotator evaluate --gold gold
  policy-annotator evaluate --gold gold --format json > evaluation.json
  policy-annotator evaluate --gold corpus --lexicon mine.yaml texts/a.txt`;

const learnHelp = `Learns from the tags in the texts and from what is kept beside them, rejections too: which forms are annotated how, and
what mentions of a label have in common. The same annotations give the same file. suggest and export use it with
--model; what lexicons and patterns find comes first.

Examples:
  policy-annotator learn --model model.json
  policy-annotator learn texts/done --model model.json
  policy-annotator suggest texts/new --model model.json`;
