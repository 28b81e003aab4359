import assert from 'node:assert/strict';
import { Progress } from '../../src/cli/progress.js';

/** A stream that keeps what is written. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream };
}

describe('Progress', () => {
  it('rewrites one line of a terminal, and writes nothing that is there already', () => {
    const { written, stream: terminal } = stream(true);
    const progress = new Progress(2, terminal);
    progress.step('a.txt');
    progress.show('learning: 50 %');
    progress.show('learning: 50 %');
    progress.clear();
    progress.show('learning: 50 %');
    assert.deepEqual(written, ['\r\u001b[K1/2 a.txt', '\r\u001b[Klearning: 50 %', '\r\u001b[K', '\r\u001b[Klearning: 50 %']);
  });

  it('does not count a single file, and says nothing where nobody looks', () => {
    const { written, stream: terminal } = stream(true);
    new Progress(1, terminal).step('a.txt');
    const { written: piped, stream: file } = stream(false);
    const progress = new Progress(2, file);
    progress.step('a.txt');
    progress.show('learning: 50 %');
    progress.clear();
    assert.deepEqual([written, piped], [[], []]);
  });
});
