import type { JetStreamClient } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import type { PutRosterAnswer, RosterWrite } from '../../ports';
import { isForbidden, wordsOf } from './faults';
import { BUCKETS } from './topology';

/** Under way at once: enough that a line's round trip does not count, few enough that the server keeps up. */
const AT_ONCE = 64;

/** Writes people of the roster under their ids. Who may is the server's to say: `$KV.grid_roster.>` in a login's permissions. */
export const putRoster = async (client: JetStreamClient, entries: readonly RosterWrite[]): Promise<PutRosterAnswer> => {
  try {
    const bucket = await new Kvm(client).open(BUCKETS.roster.name);
    for (let at = 0; at < entries.length; at += AT_ONCE)
      await Promise.all(
        entries.slice(at, at + AT_ONCE).map(({ id, value }) => (value ? bucket.put(id, JSON.stringify(value)) : bucket.delete(id))),
      );
    return { kind: 'stored' };
  } catch (error) {
    return { kind: isForbidden(error) ? 'refused' : 'unreachable', reason: wordsOf(error) };
  }
};
