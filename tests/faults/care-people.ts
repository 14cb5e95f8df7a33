import { Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { BUCKETS } from '../../main/upstream/jetstream/topology';
import type { Person } from '../../preload/contract';
import { putDirectory } from '../../scripts/upstream/found';
import { person } from '../support/small-world';
import { TOWNSHIP, VILLAGE } from '../support/wire';

/** People in care: two of the small world, and more. */
export const PEOPLE = ['p-0001', 'p-0002', 'p-0003', 'p-0004', 'p-0005', 'p-0006'];

/** Puts those into the bucket that the small world does not have. Nobody's visit is due: the consoles go by moved clocks. */
export const putPeople = (connection: NatsConnection): Promise<void> =>
  putDirectory(
    connection,
    PEOPLE.slice(2).map((id) => ({
      kind: 'person',
      key: `${TOWNSHIP}.${id}`,
      value: { ...person(id, `${VILLAGE}-01-01`), visitPlan: { everyDays: 30, nextDue: '2099-12-01' } },
    })),
  );

/** Whom the bucket still has. */
export const recordsIn = async (connection: NatsConnection): Promise<readonly Person[]> => {
  const bucket = await new Kvm(connection).open(BUCKETS.people.name);
  const entries = await Promise.all(PEOPLE.map((id) => bucket.get(`${TOWNSHIP}.${id}`)));
  return entries.flatMap((entry) => (entry?.operation === 'PUT' ? [entry.json<Person>()] : []));
};
