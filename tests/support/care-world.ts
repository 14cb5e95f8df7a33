import type { CareCommandName, Input, Output, Person, Result } from '../../preload/contract';
import { MovableClock, eventually } from './clock';
import { openDesk, type BareDesk, type Desk, type DeskOptions } from './desk';
import { MemoryPlatform } from './line';
import { person, smallWorld } from './small-world';
import { newId } from './uuid';
import { TOWNSHIP, VILLAGE } from './wire';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** 2026-11-23, a Monday, 15:00 in the place. */
export const AFTERNOON = Date.parse('2026-11-23T15:00:00+08:00');
export const GRID = `${VILLAGE}-01-01`;

/** A platform with one person in care, `p-0001`, and desks that open on it that Monday afternoon. */
export const createCareWorld = () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  const desks: Desk[] = [];
  return {
    platform,
    open: async (over: Partial<DeskOptions> = {}): Promise<Desk> => {
      const desk = await openDesk({ platform, clock: new MovableClock(AFTERNOON), ...over });
      desks.push(desk);
      await desk.line.settled();
      return desk;
    },
    putPerson: (over: Partial<Person> = {}): void =>
      platform.putDirectory({ kind: 'person', key: `${TOWNSHIP}.p-0001`, value: { ...person('p-0001', GRID), ...over } }),
    /** The cases reported to the platform. */
    reports: () => platform.stream.filter(({ body }) => body.includes('"case.reported"')),
    /** What the platform has been told of care, in order. */
    careTypes: () => platform.care.map(({ body }) => (JSON.parse(body) as { type: string }).type),
    close: async (): Promise<void> => {
      for (const desk of desks) await desk.close();
    },
  };
};
export type CareWorld = ReturnType<typeof createCareWorld>;

/** Asks for something to be done for `p-0001`. */
export const ask = <N extends CareCommandName>(
  desk: Pick<BareDesk, 'call'>,
  name: N,
  input: Omit<Input<`people.${N}`>, 'commandId' | 'personId'>,
) =>
  desk.call(`people.${name}` as 'people.leave', { commandId: newId(), personId: 'p-0001', ...input } as never) as Promise<
    Result<Output<'people.visit'>>
  >;
export const rowOf = async (desk: Pick<BareDesk, 'value'>) => (await desk.value('people.read', { personId: 'p-0001' })).row;
export const allSent = (desk: Pick<BareDesk, 'store'>) => eventually('all is sent', () => desk.store.read.pendingCount() === 0);
