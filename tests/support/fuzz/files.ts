import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { readLogin } from '../../../main/app/login';
import type { DataFiles } from '../../../main/app/files';
import { loadCare, loadEvaluation, loadRoster, loadRouting, loadRulebook } from '../../../main/services';
import { DEFAULTS, KeptFile } from '../../../main/settings/kept';
import { readOrSetAside } from '../../../main/settings/mend';
import { createKeyLock, openSecrets, StoreOpenError } from '../../../main/store';
import { UnsentLog } from '../../../main/store/unsent-log';
import { CareRules, EvaluationRules, RosterRules, Login, Rulebook } from '../../../preload/contract';
import careJson from '../../../resources/data/care.json';
import evaluationJson from '../../../resources/data/evaluation.json';
import rosterJson from '../../../resources/data/roster.json';
import routingJson from '../../../resources/data/routing.json';
import rulebookJson from '../../../resources/data/rulebook.json';
import type { Draw } from '../draw';
import { brokenText, mutated } from '../malformed';
import { CASE } from './channel-samples';
import { door, type Door } from './door';

interface Read {
  /** A file as it should be. */
  readonly good: string;
  /** Reads it from the path where the text stands. What went wrong; undefined: used or refused as it should be. */
  readonly read: (path: string, text: string) => string | undefined;
}

/**
 * Files that the console takes in, written by somebody else or changed behind its back. A new one in the data folder does
 * not compile without its place here; databases have tests of their own.
 */
type FileName = keyof Omit<DataFiles, 'databases' | 'cache' | 'platform' | 'tiles'> | 'settings' | 'rulebook' | 'unsent';

const KEY = new Uint8Array(32).fill(7);
const LOGIN = { kind: 'nkey', seed: `SU${'A'.repeat(56)}` } as const;

const refusedWith = (loaded: { ok: true } | { ok: false; message: string }, name: string): string | undefined =>
  loaded.ok || loaded.message.startsWith(`${name}: `) ? undefined : `refused without its name: ${loaded.message}`;

const fits = (schema: v.GenericSchema, value: unknown): string | undefined =>
  v.safeParse(schema, value).success ? undefined : 'what came through does not fit its schema';

/** @param folder an empty one; the files are written into it */
const filesIn = async (folder: string): Promise<{ readonly [N in FileName]: Read }> => {
  const path = (name: string) => join(folder, name);
  openSecrets(path('secrets.json'), KEY).set('login embedded', JSON.stringify(LOGIN));
  const lock = createKeyLock({ path: path('key.json'), databases: [], keychain: { wrap: (key) => key, unwrap: (key) => key } });
  await lock.protect(await lock.make({ keychain: true }), { passphrase: 'a passphrase' });
  const given = { commandId: CASE, caseId: CASE, command: { name: 'note' }, seat: {}, eventIds: [CASE], createdAt: 0 };
  new UnsentLog(path('griddesk.db'), KEY).append([{ op: 'add', ...given }]);
  return {
    settings: {
      good: JSON.stringify({ ...DEFAULTS, windows: { main: { bounds: { x: 0, y: 0, width: 800, height: 600 }, maximized: false } } }),
      read: (at) => {
        const kept = readOrSetAside(at, 0);
        return kept === undefined ? undefined : fits(KeptFile, kept);
      },
    },
    rulebook: {
      good: JSON.stringify(rulebookJson),
      read: (_, text) => {
        const loaded = loadRulebook(text);
        return loaded.ok ? fits(Rulebook, loaded.rules) : refusedWith(loaded, 'rulebook');
      },
    },
    care: {
      good: JSON.stringify(careJson),
      read: (_, text) => {
        const loaded = loadCare(text);
        return loaded.ok ? fits(CareRules, loaded.rules) : refusedWith(loaded, 'care');
      },
    },
    evaluation: {
      good: JSON.stringify(evaluationJson),
      read: (_, text) => {
        const loaded = loadEvaluation(text);
        return loaded.ok ? fits(EvaluationRules, loaded.rules) : refusedWith(loaded, 'evaluation');
      },
    },
    roster: {
      good: JSON.stringify(rosterJson),
      read: (_, text) => {
        const loaded = loadRoster(text);
        return loaded.ok ? fits(RosterRules, loaded.rules) : refusedWith(loaded, 'roster');
      },
    },
    routing: {
      good: JSON.stringify(routingJson),
      // Never throws: what cannot be read is told of, and the rest stands.
      read: (_, text) => (loadRouting(text, 'routing.json').source === 'routing.json' ? undefined : 'its source is lost'),
    },
    key: {
      good: readFileSync(path('key.json'), 'utf8'),
      read: (at, text) => {
        try {
          const kept = createKeyLock({ path: at, databases: [], keychain: undefined }).kept();
          return kept === 'keychain' || text === '' ? undefined : `taken for ${kept}`;
        } catch (error) {
          return error instanceof StoreOpenError && error.kind === 'damaged' ? undefined : `not told as damage: ${String(error)}`;
        }
      },
    },
    secrets: {
      good: readFileSync(path('secrets.json'), 'utf8'),
      read: (at) => {
        const login = readLogin(openSecrets(at, KEY), 'embedded');
        // Sealed: whole or nothing.
        if (login.kind !== 'none' && JSON.stringify(login) !== JSON.stringify(LOGIN)) return `another login: ${JSON.stringify(login)}`;
        return fits(Login, login);
      },
    },
    unsent: {
      good: readFileSync(path('griddesk.db.unsent'), 'utf8'),
      read: (at) => {
        const { commands } = new UnsentLog(at.replace(/\.unsent$/, ''), KEY).read();
        return commands.every((command) => isDeepStrictEqual(command, given)) ? undefined : 'not the command that was given';
      },
    },
  };
};

/** A file's text with its bytes or one of its values changed. */
const changed = (draw: Draw, good: string): string => {
  if (draw.below(2) === 0 || !good.startsWith('{')) return brokenText(draw, good);
  return JSON.stringify(mutated(draw, JSON.parse(good)), undefined, draw.below(3)) ?? '';
};

/** One door a file. @param folder an empty one */
export const fromFiles = async (folder: string): Promise<Door[]> =>
  Object.entries(await filesIn(folder)).map(([name, { good, read }]) => {
    const path = join(folder, `fuzzed ${name}.unsent`);
    return door<string, undefined>({
      name: `file ${name}`,
      draw: (draw) => ({ input: changed(draw, good), about: undefined }),
      put: (text) => {
        writeFileSync(path, text);
        return read(path, text);
      },
    });
  });
