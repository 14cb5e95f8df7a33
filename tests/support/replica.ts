import type { Page } from 'playwright';

/** All rows of a table of the window's copy: what its panels read. */
export const replicaRows = (window: Page, table: 'cases' | 'people' | 'attention'): Promise<Record<string, unknown>[]> =>
  window.evaluate(
    (name) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open('griddesk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const asked = db.transaction(name).objectStore(name).getAll();
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            db.close();
            resolve(asked.result as Record<string, unknown>[]);
          };
        };
      }),
    table,
  );
