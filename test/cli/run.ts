import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const program = resolve('out/src/cli/main.js');

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of files in which the program is run as somebody would run it. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'policy-annotator-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content);
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  run(args: readonly string[], { input = '', env = {} }: { input?: string | Uint8Array; env?: Record<string, string> } = {}): Result {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: this.folder,
      input,
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
      maxBuffer: 2 ** 30,
    });
    return { status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
  }

  /** Runs a shell command in the folder, with `$PA` for the program. */
  shell(command: string): Result {
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', command], {
      cwd: this.folder,
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', PA: `${process.execPath} ${program}` },
      maxBuffer: 2 ** 30,
    });
    return { status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
