import { LineIndex, type Problem } from '../core/index.js';
import { inWords } from './messages.js';

/** What a report has been told, as data that threads can hand to each other. */
export interface Told {
  readonly lines: readonly string[];
  /** Whether there were errors or warnings among it. */
  readonly found: boolean;
}

/**
 * Collects problems, a line each: `file:line:column: severity code: message`. Lines and columns count from 1. What is
 * said of the same place twice, because a file was read on several occasions, is told once.
 */
export class Report {
  readonly #leastSevere: 'warning' | 'hint';
  readonly #told = new Set<string>();
  #lines: string[] = [];
  #found = false;

  /** @param leastSevere what is told: errors and warnings only, or advice too */
  constructor(leastSevere: 'warning' | 'hint') {
    this.#leastSevere = leastSevere;
  }

  /** Whether there were errors or warnings: the rest is advice. */
  get found(): boolean {
    return this.#found;
  }

  /** The lines that nobody has taken yet. */
  get told(): Told {
    return { lines: this.#lines, found: this.#found };
  }

  /**
   * @param file as the person who started the program would name it
   * @param text of the file, to which the spans belong; empty where it has none
   */
  add(file: string, text: string, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    const lines = new LineIndex(text);
    for (const { severity, code, message, span } of problems) {
      const isGrave = severity === 'error' || severity === 'warning';
      if (isGrave) this.#found = true;
      else if (this.#leastSevere === 'warning') continue;
      const { line, column } = lines.positionAt(span.start);
      this.#tell(`${file}:${line + 1}:${column + 1}: ${severity} ${code}: ${inWords(message)}\n`);
    }
  }

  /** Adds what another report was told. */
  addTold({ lines, found }: Told): void {
    if (found) this.#found = true;
    for (const line of lines) this.#tell(line);
  }

  /** Takes the lines that nobody has taken yet. */
  take(): string {
    const lines = this.#lines.join('');
    this.#lines = [];
    return lines;
  }

  #tell(line: string): void {
    if (!this.#told.has(line)) this.#lines.push(line);
    this.#told.add(line);
  }
}
