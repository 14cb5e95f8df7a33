import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainStart } from '../../../main/app/explain';
import { dataFiles, setAsideFor } from '../../../main/app/files';
import { StorageError } from '../../../main/ports';
import { StoreOpenError } from '../../../main/store';
import type { BootState } from '../../../preload/contract';

const fullFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-files-'));
  const files = dataFiles(folder, 'embedded');
  for (const file of [files.cache, `${files.cache}-wal`, files.platform, files.key]) writeFileSync(file, 'x');
  const left = () =>
    readdirSync(folder)
      .filter((name) => !name.includes('set-aside'))
      .sort();
  return { files, left, all: () => readdirSync(folder).length };
};
const damaged = (path: string): BootState => ({ kind: 'damaged', path, detail: 'x', unsent: 0 });

describe('what is set aside', () => {
  it('is the cache alone when it is damaged: the platform fills a new one', () => {
    const { files, left, all } = fullFolder();
    setAsideFor(damaged(files.cache), files, 0);
    expect(left()).toEqual(['key.json', 'platform.db']);
    expect(all()).toBe(4);
  });

  it('is the cache with the platform when that is damaged: their numbers belong together', () => {
    const { files, left } = fullFolder();
    setAsideFor(damaged(files.platform), files, 0);
    expect(left()).toEqual(['key.json']);
  });

  it('is everything when the key is lost or damaged, and nothing is deleted', () => {
    for (const state of [{ kind: 'key-lost', path: '' } as const, 'key']) {
      const { files, left, all } = fullFolder();
      setAsideFor(typeof state === 'string' ? damaged(files.key) : state, files, 0);
      expect(left()).toEqual([]);
      expect(all()).toBe(4);
    }
  });

  it('is also the caches of other platforms when the key is lost: nothing can read them any more', () => {
    const { files, left } = fullFolder();
    const folder = join(files.cache, '..');
    const other = dataFiles(folder, 'nats://a:4222').cache;
    writeFileSync(other, 'x');
    setAsideFor({ kind: 'key-lost', path: '' }, dataFiles(folder, 'embedded'), 0);
    expect(left()).toEqual([]);
  });

  it('is nothing for any other trouble', () => {
    const { files, left } = fullFolder();
    setAsideFor({ kind: 'disk-full', path: files.cache }, files, 0);
    setAsideFor({ kind: 'newer-schema', found: 9, known: 1 }, files, 0);
    setAsideFor({ kind: 'failed', detail: 'x' }, files, 0);
    expect(left()).toHaveLength(4);
  });
});

describe('what stopped the start', () => {
  it.each([
    [new StoreOpenError('damaged', '/d/platform.db', 'x'), { kind: 'damaged', path: '/d/platform.db', detail: 'x', unsent: 0 }],
    [new StoreOpenError('newer-schema', '/d/griddesk.db', 'x', { found: 9, known: 2 }), { kind: 'newer-schema', found: 9, known: 2 }],
    [new StoreOpenError('disk-full', '/d/griddesk.db', 'x'), { kind: 'disk-full', path: '/d/griddesk.db' }],
    [new StoreOpenError('failed', '/d/griddesk.db', 'locked'), { kind: 'failed', detail: 'locked' }],
    [new StorageError('disk-full', 'x'), { kind: 'disk-full', path: '/d/griddesk.db' }],
    [new StorageError('damaged', 'x'), { kind: 'damaged', path: '/d/griddesk.db', detail: 'x', unsent: 0 }],
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), { kind: 'disk-full', path: '/d/griddesk.db' }],
  ])('is shown: %s', (error, state) => {
    expect(explainStart(error, '/d/griddesk.db')).toEqual(state);
  });

  it('is told by a reference only when nobody foresaw it', () => {
    expect(JSON.stringify(explainStart(new Error('李四'), '/d/griddesk.db'))).toMatch(/"failed".*reference [0-9a-f]{8}/);
    expect(JSON.stringify(explainStart(new Error('李四'), '/d/griddesk.db'))).not.toContain('李四');
  });
});

describe('the cache of a platform', () => {
  const cache = (upstream: string) => dataFiles('/d', upstream).cache;

  it('is one for each platform, whatever its address looks like', () => {
    expect(cache('embedded')).toBe(join('/d', 'griddesk.db'));
    const names = ['embedded', 'nats://a:4222', 'nats://a:4223', 'nats://b', 'tls://网格.example:4222', 'nats://a-4222'].map(cache);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\/d\/griddesk[\w.-]*\.db$/);
  });

  it('stays the same when another door to the platform is added, or the line is encrypted', () => {
    expect(cache('nats://a:4222,b:4222')).toBe(cache('nats://a:4222'));
    expect(cache('tls://a:4222')).toBe(cache('nats://a:4222'));
  });
});
