import type { ElectronApplication, Page } from 'playwright';
import { pushes, type Channel } from '../../preload/contract';
import { until } from './consoles';

/** All that a window holds as text: its document with every attribute, shadow roots, what stands in fields, its stores. */
export const documentOf = (window: Page): Promise<string> =>
  window.evaluate(() => {
    const parts: string[] = [document.title, location.href];
    const walk = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) {
          parts.push(element.shadowRoot.innerHTML);
          walk(element.shadowRoot);
        }
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) parts.push(element.value);
      }
    };
    parts.push(document.documentElement.outerHTML);
    walk(document);
    parts.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }));
    return parts.join('\n');
  });

/** Every row of every IndexedDB store of the window, by database and store. */
export const storesOf = (window: Page): Promise<Record<string, string>> =>
  window.evaluate(async () => {
    const settled = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const all: Record<string, string> = {};
    for (const { name } of await indexedDB.databases()) {
      const db = await settled(indexedDB.open(name!));
      for (const store of db.objectStoreNames) {
        const rows = await settled(db.transaction(store).objectStore(store).getAll());
        all[`${name}/${store}`] = JSON.stringify(rows);
      }
      db.close();
    }
    return all;
  });

/** Begins to write down everything that main pushes to this window from now on; `heard` reads it. */
export const listen = async (window: Page): Promise<void> => {
  await window.evaluate((names) => {
    const scope = globalThis as unknown as { griddesk: Record<string, (listener: (value: unknown) => void) => void>; heard: string[] };
    scope.heard = [];
    for (const name of names)
      scope.griddesk[`on${name[0]!.toUpperCase()}${name.slice(1)}`]!((value) => scope.heard.push(JSON.stringify([name, value])));
  }, Object.keys(pushes));
};
export const heard = (window: Page): Promise<string[]> => window.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

/** What is kept of the questions of all windows: in main's own memory, so that no window knows of it. */
interface Kept {
  /** Since they were last taken. */
  answers: [channel: string, answer: string][];
  readonly answered: { [channel: string]: number };
  /** How many questions there were, and how many of them wait for their answer. */
  asked: number;
  open: number;
}
type WithRecord = { record: Kept };

/**
 * From now on every answer that main gives any window is kept, whoever asked: Electron keeps its handlers in a map, and
 * each is put into a wrapper. `answers` reads them.
 */
export const recordAnswers = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ ipcMain }) => {
    type Handler = (...parts: unknown[]) => unknown;
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    const record: Kept = { answers: [], answered: {}, asked: 0, open: 0 };
    (globalThis as unknown as WithRecord).record = record;
    for (const [channel, handler] of handlers)
      handlers.set(channel, async (...parts) => {
        record.asked += 1;
        record.open += 1;
        try {
          const answer = await handler(...parts);
          record.answers.push([channel, JSON.stringify(answer) ?? '']);
          return answer;
        } finally {
          record.answered[channel] = (record.answered[channel] ?? 0) + 1;
          record.open -= 1;
        }
      });
    if (handlers.size === 0) throw new Error('no channel is handled: the record would be empty');
  });

/** Those since the last time, with the channel of each. */
export const answers = (app: ElectronApplication): Promise<[channel: string, answer: string][]> =>
  app.evaluate(() => (globalThis as unknown as WithRecord).record.answers.splice(0));

/** How often a channel has answered since the record began. */
export const answered = (app: ElectronApplication, channel: Channel): Promise<number> =>
  app.evaluate((_, name) => (globalThis as unknown as WithRecord).record.answered[name] ?? 0, channel);

/** Resolves when all that any window asked is answered, and two frames of this one have gone by without another question. */
export const settled = async (app: ElectronApplication, window: Page): Promise<void> => {
  let before = -1;
  await until('what was asked is answered and drawn', async () => {
    const { asked, open } = await app.evaluate(() => {
      const { record } = globalThis as unknown as WithRecord;
      return { asked: record.asked, open: record.open };
    });
    const still = open === 0 && asked === before;
    before = asked;
    await window.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    return still;
  });
};
