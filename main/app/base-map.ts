import { basename } from 'node:path';
import { fail, ok, type BaseFile, type BaseLine, type BaseMapState, type Output, type Result } from '../../preload/contract';
import type { Archive, Tianditu } from '../basemap';
import { TIANDITU, type BaseSource, type TileAt } from '../domain';
import type { AppHandlers } from '../ipc/answer';
import type { TileCache } from '../ports';
import type { Secrets } from '../store';
import { bytesToKeep, keepBaseMap, keepTiandituKey, readBaseMap, readTiandituKey, type KeptBaseMap } from './base-map-kept';
import type { BaseTile } from './bundle';
import type { AskWhich } from './imports';
import { log } from './log';

/** A tile that takes longer is given up, ms. */
const TIMEOUT_MS = 15_000;

export interface BaseMapParts {
  /** undefined: the data is closed, or behind the curtain. */
  readonly secrets: () => Secrets | undefined;
  readonly tiles: () => TileCache | undefined;
  /** Does a shift lead sit here? */
  readonly lead: () => boolean;
  readonly fetch: (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;
  /** undefined: Tianditu's own. */
  readonly server: string | undefined;
  readonly askWhich: AskWhich;
  /** Written down before it is answered. */
  readonly audit: (kind: string, result: 'ok' | 'refused') => void;
  readonly changed: (state: BaseMapState) => void;
}

type Names = 'read' | 'choose' | 'pickFile' | 'keepKey' | 'keepUpTo' | 'forget' | 'retry';
type Handlers = Pick<AppHandlers, `baseMap.${Names}`>;

export interface BaseMap {
  readonly handlers: Handlers;
  /** undefined: there is none, or none may be shown now. */
  tile(at: TileAt & { readonly source: BaseSource }): Promise<BaseTile | undefined>;
}

const nameOf = (path: string): string => basename(path).slice(0, 200);
const LEADS_ONLY = { action: 'baseMap' };

/** The file that is kept, or is being opened; `gone`: it could not be. */
interface Held {
  readonly path: string;
  readonly work: Promise<Opened>;
  gone: boolean;
}
type Opened = { readonly file: BaseFile; readonly archive?: Archive };

/** What the map stands on: which it is, its tiles, and what the windows are told of it. */
export const createBaseMap = (parts: BaseMapParts): BaseMap => {
  let stamp = 0;
  let lastLine: BaseLine = 'unasked';
  let held: Held | undefined;
  let asked: Promise<Tianditu> | undefined;
  /** What reads tiles is loaded when somebody wants one. */
  const adapters = () => import('../basemap');

  const openAt = async (path: string): Promise<Opened> => {
    const { openArchive } = await adapters();
    const found = await openArchive(path);
    const name = nameOf(path);
    if (!found.ok) return { file: { kind: 'fault', name, fault: found.fault } };
    const { drawnAs, minZoom, maxZoom, bounds, attribution } = found.archive;
    return { archive: found.archive, file: { kind: 'ready', name, drawnAs, minZoom, maxZoom, bounds: [...bounds], attribution } };
  };

  /** Holds a file in place of the one before, whose handle is given back; nothing hangs on how that goes. */
  const hold = (path: string, work: Promise<Opened>): Promise<Opened> => {
    const before = held?.work;
    const now: Held = { path, work, gone: false };
    held = now;
    void before?.then(({ archive }) => archive?.close()).catch(() => log('a base map’s file was not closed'));
    void work.then(
      ({ archive }) => (now.gone = archive === undefined),
      () => (now.gone = true),
    );
    return work;
  };

  /** The file that is kept, opened once however many ask at a time. @param again look for it once more if it was not there */
  const fileOf = async (secrets: Secrets, again = false): Promise<Opened | undefined> => {
    const { file } = readBaseMap(secrets);
    if (file === undefined) return undefined;
    return held?.path === file && !(again && held.gone) ? held.work : hold(file, openAt(file));
  };

  const makeTianditu = async (): Promise<Tianditu> => {
    const { createTianditu } = await adapters();
    return createTianditu({
      fetch: parts.fetch,
      server: parts.server ?? TIANDITU,
      key: () => {
        const secrets = parts.secrets();
        return secrets && readTiandituKey(secrets);
      },
      cache: parts.tiles,
      now: () => Date.now(),
      timeoutMs: TIMEOUT_MS,
      changed: (line) => {
        const better = line === 'unasked' || (line === 'ok' && lastLine !== 'unasked');
        lastLine = line;
        void tell(better);
      },
    });
  };
  const tianditu = (): Promise<Tianditu> => (asked ??= makeTianditu());

  const stateOf = async (secrets: Secrets): Promise<BaseMapState> => {
    const { choice, megabytes } = readBaseMap(secrets);
    const file = (await fileOf(secrets, true))?.file ?? { kind: 'none' as const };
    const kept = { ...(parts.tiles()?.usage() ?? { tiles: 0, bytes: 0 }), megabytes };
    const line = asked ? (await asked).line() : 'unasked';
    return { choice, file, hasKey: readTiandituKey(secrets) !== undefined, line, kept, stamp };
  };

  /** Tells every window. @param better what could not be had may be had now */
  const tell = async (better: boolean): Promise<void> => {
    const secrets = parts.secrets();
    if (!secrets) return;
    if (better) stamp += 1;
    parts.changed(await stateOf(secrets));
  };

  const open = async <T>(work: (secrets: Secrets) => Promise<Result<T>>): Promise<Result<T>> => {
    const secrets = parts.secrets();
    return secrets ? work(secrets) : fail('locked', 'the data is not open');
  };
  const byLead = <T>(work: (secrets: Secrets) => Promise<Result<T>>): Promise<Result<T>> =>
    open(async (secrets) => (parts.lead() ? work(secrets) : fail('not-allowed', 'the shift lead sets this', LEADS_ONLY)));
  const told = async (secrets: Secrets): Promise<Result<BaseMapState>> => {
    await tell(false);
    return ok(await stateOf(secrets));
  };
  const change = (secrets: Secrets, patch: Partial<KeptBaseMap>): void => keepBaseMap(secrets, { ...readBaseMap(secrets), ...patch });

  const pickFile = async (secrets: Secrets): Promise<Result<Output<'baseMap.pickFile'>>> => {
    const path = await parts.askWhich({ name: 'PMTiles', extensions: ['pmtiles'] });
    if (path === undefined) return ok({ state: await stateOf(secrets), bad: null });
    const picked = await openAt(path);
    if (picked.file.kind === 'fault') {
      log(`a base map was not taken: ${picked.file.fault}`);
      return ok({ state: await stateOf(secrets), bad: picked.file });
    }
    parts.audit('baseMap.file', 'ok');
    void hold(path, Promise.resolve(picked));
    change(secrets, { file: path, choice: 'file' });
    await tell(true);
    return ok({ state: await stateOf(secrets), bad: null });
  };

  const tileOfFile = async (secrets: Secrets, at: TileAt): Promise<BaseTile | undefined> => {
    const from = await fileOf(secrets);
    try {
      return await from?.archive?.tile(at);
    } catch {
      // One place of the file is damaged, or its disk is gone: the schematic shows below.
      log('a tile of the base map’s file could not be read');
      return undefined;
    }
  };

  return {
    tile: async ({ source, ...at }) => {
      const secrets = parts.secrets();
      if (!secrets) return undefined;
      if (source === 'file') return tileOfFile(secrets, at);
      return (await tianditu()).tile(source, at);
    },
    handlers: {
      'baseMap.read': () => open(async (secrets) => ok(await stateOf(secrets))),
      'baseMap.choose': ({ choice }) =>
        open(async (secrets) => {
          if (choice === 'file' && readBaseMap(secrets).file === undefined) return fail('wrong-state', 'no file has been picked');
          if (choice.startsWith('tianditu') && readTiandituKey(secrets) === undefined) return fail('wrong-state', 'there is no key');
          change(secrets, { choice });
          return told(secrets);
        }),
      'baseMap.pickFile': () => byLead(pickFile),
      'baseMap.keepKey': ({ key }) =>
        byLead(async (secrets) => {
          parts.audit('baseMap.key', 'ok');
          keepTiandituKey(secrets, key ?? undefined);
          if (key === null && readBaseMap(secrets).choice.startsWith('tianditu')) change(secrets, { choice: 'schematic' });
          (await tianditu()).again();
          return ok(await stateOf(secrets));
        }),
      'baseMap.keepUpTo': ({ megabytes }) =>
        byLead(async (secrets) => {
          change(secrets, { megabytes });
          parts.tiles()?.keepUpTo(bytesToKeep(secrets));
          return told(secrets);
        }),
      'baseMap.forget': () =>
        byLead(async (secrets) => {
          parts.tiles()?.forget();
          return told(secrets);
        }),
      'baseMap.retry': () =>
        open(async (secrets) => {
          (await tianditu()).again();
          return ok(await stateOf(secrets));
        }),
    },
  };
};
