import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBaseMap, type BaseMap } from '../../../main/app/base-map';
import { readBaseMap, readTiandituKey } from '../../../main/app/base-map-kept';
import type { TileCache } from '../../../main/ports';
import { openSecrets, openTileCache, type Secrets } from '../../../main/store';
import type { BaseMapState, Result } from '../../../preload/contract';
import { eventually } from '../../support/clock';
import { rasterArchive } from '../../support/map-archives';
import { textsFoundIn } from '../../support/store';
import { startTianditu, type TiandituServer } from '../../support/tianditu-server';

const KEY = '0123456789abcdef0123456789abcdef';
const caller = { id: 1, wall: false };
const at = { z: 10, x: 807, y: 436 };

let folder: string;
let server: TiandituServer;
let secrets: Secrets | undefined;
let cache: TileCache;
let lead: boolean;
let picks: string | undefined;
let audited: string[];
let told: BaseMapState[];
let app: BaseMap;
const key = randomBytes(32);
const begin = (): BaseMap =>
  createBaseMap({
    secrets: () => secrets,
    tiles: () => cache,
    lead: () => lead,
    fetch,
    server: server.url,
    askWhich: async () => picks,
    // With what lies on the disk at that moment.
    audit: (kind, result) => void audited.push(`${kind} ${result} ${readTiandituKey(secrets!) === undefined ? 'no key' : 'key'}`),
    changed: (state) => void told.push(state),
  });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-base-map-'));
  server = await startTianditu();
  secrets = openSecrets(join(folder, 'secrets.json'), key);
  cache = openTileCache({ path: join(folder, 'tiles.db'), key, limit: 50_000_000, log: () => {} });
  lead = true;
  picks = undefined;
  audited = [];
  told = [];
  app = begin();
});
afterEach(async () => {
  cache.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const must = async <T>(answer: Result<T> | Promise<Result<T>>): Promise<T> => {
  const given = await answer;
  if (!given.ok) throw new Error(given.error.code);
  return given.value;
};
const refused = async (answer: Result<unknown> | Promise<Result<unknown>>): Promise<string> => {
  const given = await answer;
  return given.ok ? 'ok' : given.error.code;
};
const read = (): Promise<BaseMapState> => must(app.handlers['baseMap.read'](undefined, caller));
const keepKey = (one: string | null) => app.handlers['baseMap.keepKey']({ key: one }, caller);
const choose = (choice: BaseMapState['choice']) => app.handlers['baseMap.choose']({ choice }, caller);
const pick = () => app.handlers['baseMap.pickFile'](undefined, caller);

it('is the schematic at first; what is not there cannot be chosen, and nobody is asked for a tile', async () => {
  expect(await read()).toEqual({
    choice: 'schematic',
    file: { kind: 'none' },
    hasKey: false,
    line: 'unasked',
    kept: { tiles: 0, bytes: 0, megabytes: 200 },
    stamp: 0,
  });
  for (const choice of ['file', 'tianditu-vector', 'tianditu-imagery'] as const) expect(await refused(choose(choice))).toBe('wrong-state');
  for (const source of ['file', 'vec', 'cva', 'img', 'cia'] as const) expect(await app.tile({ source, ...at })).toBeUndefined();
  expect(server.asked).toEqual([]);
});

it('takes a key from a shift lead, writes it down first, tells it to nobody and keeps it from the disk', async () => {
  lead = false;
  expect(await refused(keepKey(KEY))).toBe('not-allowed');
  expect(await refused(pick())).toBe('not-allowed');
  expect(await refused(app.handlers['baseMap.keepUpTo']({ megabytes: 50 }, caller))).toBe('not-allowed');
  expect(await refused(app.handlers['baseMap.forget'](undefined, caller))).toBe('not-allowed');
  lead = true;
  await must(keepKey(KEY));
  expect(audited).toEqual(['baseMap.key ok no key']);
  lead = false;
  expect(await must(choose('tianditu-imagery'))).toMatchObject({ choice: 'tianditu-imagery', hasKey: true });
  expect((await app.tile({ source: 'img', ...at }))?.type).toBe('png');
  expect(await read()).toMatchObject({ line: 'ok', kept: { tiles: 1 } });
  expect(JSON.stringify([...told, await read()])).not.toContain(KEY);
  expect(textsFoundIn(folder, [KEY, 'tianditu-imagery'])).toEqual([]);
});

it('falls back to the schematic when the key is taken out; what was kept is still there', async () => {
  await must(keepKey(KEY));
  await must(choose('tianditu-vector'));
  await app.tile({ source: 'vec', ...at });
  expect(await must(keepKey(null))).toMatchObject({ choice: 'schematic', hasKey: false, kept: { tiles: 1 } });
  expect(await app.tile({ source: 'vec', z: 10, x: 1, y: 1 })).toBeUndefined();
  expect(server.asked).toHaveLength(1);
  expect((await must(app.handlers['baseMap.forget'](undefined, caller))).kept.tiles).toBe(0);
});

it('says when the key is refused, and asks again when it is told to, which the windows hear of', async () => {
  await must(keepKey(KEY));
  server.answer((_asked, response) => void response.writeHead(403).end());
  await app.tile({ source: 'vec', ...at });
  await app.tile({ source: 'cva', ...at });
  expect(server.asked).toHaveLength(1);
  const { stamp, line } = await read();
  expect(line).toBe('refused');
  expect((await must(app.handlers['baseMap.retry'](undefined, caller))).stamp).toBeGreaterThan(stamp);
  await app.tile({ source: 'vec', ...at });
  expect(server.asked).toHaveLength(2);
});

it('takes a file, keeps its place sealed over a restart, and looks for one that has moved each time', async () => {
  expect(await must(pick())).toMatchObject({ bad: null, state: { choice: 'schematic' } });
  picks = join(folder, '一镇.pmtiles');
  expect(await must(pick())).toMatchObject({ bad: { name: '一镇.pmtiles', fault: 'missing' }, state: { file: { kind: 'none' } } });
  writeFileSync(picks, rasterArchive());
  const { state } = await must(pick());
  expect(state).toMatchObject({ choice: 'file', file: { kind: 'ready', name: '一镇.pmtiles', drawnAs: 'raster' } });
  expect(JSON.stringify([...told, state])).not.toContain(folder);
  expect((await app.tile({ source: 'file', ...at }))?.type).toBe('png');
  // A bad one after it changes nothing.
  const good = picks;
  picks = join(folder, 'bad.pmtiles');
  writeFileSync(picks, 'no map');
  expect(await must(pick())).toMatchObject({ bad: { fault: 'not-pmtiles' }, state: { file: { kind: 'ready', name: '一镇.pmtiles' } } });
  expect(textsFoundIn(folder, [good])).toEqual([]);

  app = begin();
  expect(await read()).toMatchObject({ choice: 'file', file: { kind: 'ready' } });
  renameSync(good, `${good}.away`);
  app = begin();
  expect(await read()).toMatchObject({ choice: 'file', file: { kind: 'fault', name: '一镇.pmtiles', fault: 'missing' } });
  expect(await app.tile({ source: 'file', ...at })).toBeUndefined();
  renameSync(`${good}.away`, good);
  expect(await read()).toMatchObject({ file: { kind: 'ready' } });
  expect((await app.tile({ source: 'file', ...at }))?.type).toBe('png');
});

it('keeps as much as it is told to, and shows nothing behind the curtain', async () => {
  await must(keepKey(KEY));
  await must(app.handlers['baseMap.keepUpTo']({ megabytes: 50 }, caller));
  expect(readBaseMap(secrets!).megabytes).toBe(50);
  await app.tile({ source: 'vec', ...at });
  secrets = undefined;
  expect(await app.tile({ source: 'vec', ...at })).toBeUndefined();
  expect(await refused(app.handlers['baseMap.read'](undefined, caller))).toBe('locked');
  expect(await refused(choose('schematic'))).toBe('locked');
});

// Where the system tells which files a process has open.
if (process.platform === 'linux') {
  /** File descriptors of this process for map files of the folder. */
  const handles = (): readonly string[] =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        const path = readlinkSync(`/proc/self/fd/${fd}`);
        return path.startsWith(folder) && path.endsWith('.pmtiles');
      } catch {
        return false;
      }
    });

  it('has its file open once, however many ask at once, and gives back the one before', async () => {
    const seen = new Set<string>();
    const open = (): number => {
      for (const fd of handles()) seen.add(fd);
      return handles().length;
    };
    // What nobody gives back the garbage collector closes some time, and says so.
    const collected: string[] = [];
    const note = ({ message }: Error): void => {
      const fd = /file descriptor (\d+) on garbage/.exec(message)?.[1];
      if (fd !== undefined && seen.has(fd)) collected.push(fd);
    };
    process.on('warning', note);
    for (const name of ['一镇', '二镇']) {
      picks = join(folder, `${name}.pmtiles`);
      writeFileSync(picks, rasterArchive());
      await must(pick());
      await eventually('only this one is open', () => open() === 1);
    }
    const before = app;
    app = begin();
    const tiles = Array.from({ length: 6 }, () => app.tile({ source: 'file', ...at }));
    await Promise.all([read(), read()]);
    expect((await Promise.all(tiles)).map((tile) => tile?.type)).toEqual(tiles.map(() => 'png'));
    // One of the console before, one of this.
    await eventually('each is open once', () => open() === 2);
    process.off('warning', note);
    expect(collected).toEqual([]);
    // It is held until here: the collector would close its file.
    expect(before).not.toBe(app);
  });
}
