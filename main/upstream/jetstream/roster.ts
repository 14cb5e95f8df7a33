import type { JetStreamClient } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import type { GridWrite, PutDirectoryAnswer, RosterWrite } from '../../ports';
import { isForbidden, wordsOf } from './faults';
import { BUCKETS } from './topology';

/** Under way at once: enough that a line's round trip does not count, few enough that the server keeps up. */
const AT_ONCE = 64;

const put = async (
  client: JetStreamClient,
  name: string,
  entries: readonly { readonly key: string; readonly value: object | null }[],
): Promise<PutDirectoryAnswer> => {
  try {
    const bucket = await new Kvm(client).open(name);
    for (let at = 0; at < entries.length; at += AT_ONCE)
      await Promise.all(
        entries.slice(at, at + AT_ONCE).map(({ key, value }) => (value ? bucket.put(key, JSON.stringify(value)) : bucket.delete(key))),
      );
    return { kind: 'stored' };
  } catch (error) {
    return { kind: isForbidden(error) ? 'refused' : 'unreachable', reason: wordsOf(error) };
  }
};

/** Writes people of the roster under their ids. Who may is the server's to say: `$KV.grid_roster.>` in a login's permissions. */
export const putRoster = (client: JetStreamClient, entries: readonly RosterWrite[]): Promise<PutDirectoryAnswer> =>
  put(
    client,
    BUCKETS.roster.name,
    entries.map(({ id, value }) => ({ key: id, value })),
  );

/** Writes grids under their codes. Who may is the server's to say: `$KV.grid_org.grid.>` in a login's permissions. */
export const putGrids = (client: JetStreamClient, entries: readonly GridWrite[]): Promise<PutDirectoryAnswer> =>
  put(
    client,
    BUCKETS.org.name,
    entries.map(({ id, value }) => ({ key: `grid.${id}`, value })),
  );
