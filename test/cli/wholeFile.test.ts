import assert from 'node:assert/strict';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { Failure } from '../../src/cli/failure.js';
import { WholeFile } from '../../src/cli/wholeFile.js';
import { Workspace } from './run.js';

describe('WholeFile', () => {
  let workspace: Workspace;
  afterEach(() => workspace.remove());

  it('is there as a whole when it is closed, and not before', async () => {
    workspace = new Workspace();
    const file = new WholeFile(workspace.path('new/a.txt'));
    const pieces = ['Đảng 😀\r\n', 'Bộ\u00a0Ngoại giao', 'x'.repeat(100_000), ''];
    for (const piece of pieces) await file.write(piece);
    assert.equal(existsSync(workspace.path('new/a.txt')), false);
    await file.close();
    assert.equal(readFileSync(workspace.path('new/a.txt'), 'utf8'), `Đảng 😀\r\nBộ\u00a0Ngoại giao${'x'.repeat(100_000)}`);
    assert.deepEqual(readdirSync(workspace.path('new')), ['a.txt']);
  });

  it('leaves what was there if it is given up', async () => {
    workspace = new Workspace({ 'a.txt': 'before' });
    const file = new WholeFile(workspace.path('a.txt'));
    await file.write('x'.repeat(100_000));
    assert.equal(readdirSync(workspace.folder).length, 2);
    file.discard();
    assert.deepEqual(readdirSync(workspace.folder), ['a.txt']);
    assert.equal(readFileSync(workspace.path('a.txt'), 'utf8'), 'before');
  });

  it('keeps links and permissions', async () => {
    workspace = new Workspace({ 'a.txt': 'before' });
    chmodSync(workspace.path('a.txt'), 0o646);
    symlinkSync('a.txt', workspace.path('link.txt'));
    const file = new WholeFile(workspace.path('link.txt'));
    await file.write('after');
    await file.close();
    assert.ok(lstatSync(workspace.path('link.txt')).isSymbolicLink());
    assert.equal(readFileSync(workspace.path('a.txt'), 'utf8'), 'after');
    assert.equal(statSync(workspace.path('a.txt')).mode & 0o777, 0o646);
  });

  it('says which file cannot be written, and leaves nothing beside it', async () => {
    workspace = new Workspace({ blocked: 'x', 'folder/inner.txt': 'x' });
    const below = new WholeFile(workspace.path('blocked/a.txt'));
    await assert.rejects(below.close(), (error) => error instanceof Failure && /blocked\/a\.txt cannot be written/.test(error.message));
    below.discard();
    const folder = new WholeFile(workspace.path('folder'));
    await assert.rejects(folder.close(), Failure);
    folder.discard();
    assert.deepEqual(readdirSync(workspace.folder).sort(), ['blocked', 'folder']);
  });
});
