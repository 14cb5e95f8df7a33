import { accountsFile, leafAccountsFile, usersOf, variableOf, type AccountUser } from './accounts';
import { demoData } from './demo-data';
import { establish } from './establish';
import { foundDemo, type Founded } from './found';
import { overConnection } from './own-connection';

export { accountsFile, leafAccountsFile, usersOf, variableOf, type AccountUser };

/** Codes of the demo district's townships. */
export const demoTownships = (): readonly string[] => demoData.divisions.townships.map(({ code }) => code);

export interface PrepareOptions {
  readonly url: string;
  readonly replicas: number;
  readonly seed: number;
  /** Townships under this code get a past; undefined: the demo's data is left out. */
  readonly area?: string | undefined;
  /** Seed of the platform's key, where the server asks for one. */
  readonly nkey?: Uint8Array | undefined;
  readonly duplicateWindowMs?: number | undefined;
}

/** Makes the streams and buckets of a server and puts the demo's data into them, once. */
export const prepareServer = ({ url, replicas, seed, area, nkey, duplicateWindowMs }: PrepareOptions): Promise<Founded> =>
  overConnection(url, nkey, async (connection) => {
    await establish(connection, { replicas, duplicateWindowMs });
    if (area === undefined) return { entries: 0, events: 0, photos: 0 };
    const townships = demoTownships().filter((code) => code.startsWith(area.slice(0, 9)));
    return foundDemo(connection, { data: demoData, seed, townships, now: Date.now() });
  });
