import type { CareServer } from './care-server';
import { eventually } from './clock';
import type { JetStreamDesk } from './jetstream-desk';

/** A machine that is busy with other things is no failure. */
export const LONG_MS = 60_000;
export const lead = { operatorId: 'op-lead', operatorName: '王班长' };
export const dispatcher = { role: 'dispatcher', operatorId: 'op-2', operatorName: '李调度' } as const;

/** Resolves when a desk has so many events of somebody in care. */
export const knows = (desk: JetStreamDesk, count: number, personId = 'p-0001'): Promise<void> =>
  eventually(`${count} events are known`, () => desk.store.read.careEvents(personId).length === count, LONG_MS);

export const online = (desk: JetStreamDesk): Promise<void> => eventually('the line is up', () => desk.line().kind === 'online', LONG_MS);

/** A lead and a dispatcher, both with the people of the directory. */
export const bothOnline = async (world: CareServer): Promise<readonly [JetStreamDesk, JetStreamDesk]> => {
  const desks = [await world.open({ seat: lead }), await world.open({ seat: dispatcher })] as const;
  for (const desk of desks) {
    await online(desk);
    await eventually('the people have come', () => desk.store.read.person('p-0001') !== undefined, LONG_MS);
  }
  return desks;
};
