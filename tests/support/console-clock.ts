import { join } from 'node:path';
import { createKeyLock } from '../../main/store';
import type { Consoles } from './consoles';
import type { Console, ConsoleOptions } from './electron';

const PASSPHRASE = 'a passphrase of the clock tests';

/** Makes `Date` of the realm it runs in tell another time, and run on. Stands alone: its text is handed to the processes. */
const shiftDate = (shift: number): void => {
  const realm = globalThis as typeof globalThis & { realDate?: DateConstructor };
  const real = (realm.realDate ??= realm.Date);
  const now = () => real.now() + shift;
  realm.Date = new Proxy(real, {
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
    construct: (target, given: []) => Reflect.construct(target, given.length === 0 ? [now()] : given) as object,
    apply: () => new real(now()).toString(),
  });
};

/** Sets the clocks of main and of the window to an instant; they run on from there. */
export const setClock = async ({ app, window }: Console, at: string): Promise<void> => {
  const text = `(${String(shiftDate)})(${Date.parse(at) - Date.now()})`;
  await app.evaluate(text);
  await window.evaluate(text);
};

/**
 * A console whose data is opened at an instant of the test's, so that what depends on the hour or the day is the same whenever it is
 * run: it waits for its passphrase, and gets it once its clock is set.
 */
export const startAt = async (consoles: Consoles, at: string, options: ConsoleOptions = {}): Promise<Console> => {
  const dataDir = consoles.newFolder();
  const lock = createKeyLock({ path: join(dataDir, 'key.json'), databases: [], keychain: undefined });
  await lock.make({ passphrase: PASSPHRASE });
  const desk = await consoles.launch({ ...options, dataDir });
  await desk.window.getByTestId('passphrase').waitFor({ timeout: 60_000 });
  await setClock(desk, at);
  await desk.window.getByTestId('passphrase').fill(PASSPHRASE);
  await desk.window.getByTestId('passphrase-submit').click();
  await desk.window.getByTestId('queue').waitFor({ timeout: 60_000 });
  return desk;
};
