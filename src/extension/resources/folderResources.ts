import { Disposable, EventEmitter, RelativePattern, Uri, workspace, type WorkspaceFolder } from 'vscode';
import { Analyzer } from '../../core/analysis/analyzer.js';
import { checkLexicons } from '../../core/lexicon/check.js';
import { withKnownLabels } from '../../core/lexicon/knownLabels.js';
import type { Lexicon } from '../../core/lexicon/lexicon.js';
import { loadLexicon, type LoadedLexicon } from '../../core/lexicon/load.js';
import { loadTagset, type LoadedTagset } from '../../core/tagset/load.js';
import type { Tagset } from '../../core/tagset/tagset.js';
import type { Problem } from '../../core/text/problem.js';
import { parseGlob } from '../glob.js';
import { readSettings, settingName } from '../settings.js';
import { filesBelow } from '../textFiles.js';
import type { Bundled } from './bundled.js';
import { ResourceReader, type ResourceFile } from './resourceFile.js';

/** What the documents of a folder are analysed with, and the files that it comes from. */
export interface LoadedResources {
  readonly analyzer: Analyzer;
  /** The tagset of the product, whose colours the themes have. */
  readonly bundledTagset: Tagset;
  readonly lexiconFiles: readonly { readonly uri: Uri; readonly lexicon: Lexicon }[];
}

/** A resource file of the workspace and what is wrong with it. */
export interface CheckedFile {
  readonly uri: Uri;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Saving a file, its watcher and a checkout report in bursts. */
const settleTime = 100;

/**
 * The resources of one workspace folder (or of documents that lie in none): its own tagset or else the bundled one, and
 * its own lexicons before the bundled ones; a bundled lexicon whose id one of its own has is replaced by it. They are
 * read again when their files or settings change. A file that got broken stays in force as it last was.
 */
export class FolderResources implements Disposable {
  readonly #folder: WorkspaceFolder | undefined;
  readonly #bundled: Bundled;
  readonly #tagsets: ResourceReader<LoadedTagset>;
  readonly #lexicons: ResourceReader<LoadedLexicon>;
  readonly #lastGoodTagset = new Map<string, Tagset>();
  readonly #lastGoodLexicons = new Map<string, Lexicon>();
  readonly #changed = new EventEmitter<void>();
  readonly #disposables: Disposable[] = [];
  #watchers: Disposable[] = [];
  #timer: number | undefined;
  #loads = 0;

  readonly onDidChange = this.#changed.event;
  current: LoadedResources | undefined;
  checked: readonly CheckedFile[] = [];

  constructor(folder: WorkspaceFolder | undefined, bundled: Bundled) {
    this.#folder = folder;
    this.#bundled = bundled;
    this.#tagsets = new ResourceReader(loadTagset, (text) => bundled.tagsetOf(text));
    this.#lexicons = new ResourceReader(loadLexicon, (text) => bundled.lexiconOf(text));
    if (folder) {
      this.#watch();
      this.#disposables.push(
        workspace.onDidChangeConfiguration((event) => {
          if (!event.affectsConfiguration(settingName('tagset'), folder) && !event.affectsConfiguration(settingName('lexicons'), folder)) return;
          this.#watch();
          this.#loadSoon();
        }),
        // Watchers may miss what happens on network and virtual file systems.
        workspace.onDidSaveTextDocument(({ uri }) => {
          if (this.#isResource(uri)) this.#loadSoon();
        }),
      );
    }
    void this.#load();
  }

  dispose(): void {
    this.#loads++;
    clearTimeout(this.#timer);
    this.#changed.dispose();
    Disposable.from(...this.#watchers, ...this.#disposables).dispose();
  }

  #watch(): void {
    Disposable.from(...this.#watchers).dispose();
    const { tagset, lexicons } = readSettings(this.#folder);
    this.#watchers = [tagset, ...lexicons].flatMap((glob) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(this.#folder!, glob));
      const soon = () => this.#loadSoon();
      return [watcher, watcher.onDidChange(soon), watcher.onDidCreate(soon), watcher.onDidDelete(soon)];
    });
  }

  #isResource(uri: Uri): boolean {
    const root = `${this.#folder!.uri.path.replace(/\/$/, '')}/`;
    if (uri.scheme !== this.#folder!.uri.scheme || !uri.path.startsWith(root)) return false;
    const path = uri.path.slice(root.length);
    const { tagset, lexicons } = readSettings(this.#folder);
    return [tagset, ...lexicons].some((glob) => {
      const { folder, matches } = parseGlob(glob);
      const prefix = folder === '' ? '' : `${folder}/`;
      return path.startsWith(prefix) && matches(path.slice(prefix.length));
    });
  }

  #loadSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), settleTime);
  }

  async #load(): Promise<void> {
    const load = ++this.#loads;
    const [bundled, tagsetFile, lexiconFiles] = await Promise.all([this.#bundled.load(), this.#readTagset(), this.#readLexicons()]);
    if (load !== this.#loads) return;

    const ownTagset = tagsetFile && lastGood(this.#lastGoodTagset, tagsetFile.uri, tagsetFile.loaded.tagset);
    const tagset = ownTagset ?? bundled.tagset;
    const own = lexiconFiles.flatMap((file) => {
      const lexicon = lastGood(this.#lastGoodLexicons, file.uri, file.loaded.lexicon);
      return lexicon ? [{ ...file, lexicon }] : [];
    });
    const ids = new Set(own.map(({ lexicon }) => lexicon.id));
    const others = bundled.lexicons.flatMap((file) => (file.loaded.lexicon && !ids.has(file.loaded.lexicon.id) ? [{ ...file, lexicon: file.loaded.lexicon }] : []));
    const active = [...own, ...others].map(({ uri, lexicon }) => ({ uri, lexicon: withKnownLabels(lexicon, tagset) }));

    this.current = {
      analyzer: new Analyzer({ tagset, lexicons: active.map(({ lexicon }) => lexicon) }),
      bundledTagset: bundled.tagset,
      lexiconFiles: active,
    };
    this.checked = checkFiles(tagset, tagsetFile, lexiconFiles, others);
    this.#changed.fire();
  }

  async #readTagset(): Promise<ResourceFile<LoadedTagset> | undefined> {
    return this.#folder && this.#tagsets.read(Uri.joinPath(this.#folder.uri, readSettings(this.#folder).tagset));
  }

  async #readLexicons(): Promise<ResourceFile<LoadedLexicon>[]> {
    if (!this.#folder) return [];
    const paths = new Set<string>();
    for (const setting of readSettings(this.#folder).lexicons) {
      const { folder, depth, matches } = parseGlob(setting);
      const files = await filesBelow(Uri.joinPath(this.#folder.uri, folder), depth);
      for (const file of files) if (matches(file)) paths.add(folder === '' ? file : `${folder}/${file}`);
    }
    const files = await Promise.all([...paths].map((path) => this.#lexicons.read(Uri.joinPath(this.#folder!.uri, path))));
    return files.filter((file) => file !== undefined);
  }
}

/** What was read, or what was there before it got broken. */
function lastGood<Resource>(known: Map<string, Resource>, uri: Uri, read: Resource | undefined): Resource | undefined {
  const key = uri.toString();
  if (read !== undefined) known.set(key, read);
  return known.get(key);
}

function checkFiles(
  tagset: Tagset,
  tagsetFile: ResourceFile<LoadedTagset> | undefined,
  lexiconFiles: readonly ResourceFile<LoadedLexicon>[],
  others: readonly { readonly loaded: LoadedLexicon }[],
): CheckedFile[] {
  const cross = checkLexicons(tagset, [...lexiconFiles, ...others].map(({ loaded }) => loaded));
  const checked: CheckedFile[] = lexiconFiles.map(({ uri, text, loaded }, index) => ({ uri, text, problems: [...loaded.problems, ...cross[index]!] }));
  if (tagsetFile) checked.push({ uri: tagsetFile.uri, text: tagsetFile.text, problems: tagsetFile.loaded.problems });
  return checked;
}
