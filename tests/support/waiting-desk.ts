import { expect } from 'vitest';
import { eventually, StoppedClock } from './clock';
import { openDesk, type Desk, type DeskOptions } from './desk';
import { MemoryPlatform } from './line';
import { smallWorld } from './small-world';
import { newId } from './uuid';
import { message, reported } from './wire';

/** A desk at which a command that leaves the house waits first, and the platform it hangs on. */
export interface Waiting {
  readonly platform: MemoryPlatform;
  readonly desk: Desk;
}

/**
 * Its clock stands still, so that what waits is still there however long the machine takes.
 * @param undoSeconds how long it waits, s.
 */
export const openWaiting = async (undoSeconds = 30, over: Partial<DeskOptions> = {}): Promise<Waiting> => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  return { platform, desk: await openDesk({ platform, undoSeconds, clock: new StoppedClock(), ...over }) };
};

/** A filed case that the platform has; its id. */
export const filed = async ({ platform, desk }: Waiting): Promise<string> => {
  const caseId = newId();
  platform.publish(message(reported(caseId)));
  await eventually('it is here', () => desk.store.read.case(caseId) !== undefined);
  expect(await desk.command('accept', { caseId, category: 'power', priority: 'important' })).toMatchObject({ ok: true });
  await eventually('it is filed on the platform', () => desk.store.read.pendingCount() === 0);
  return caseId;
};

/** Sends somebody; the command's id. */
export const dispatch = async (desk: Desk, caseId: string, departmentId = 'power-supply'): Promise<string> => {
  const commandId = newId();
  await desk.value('cases.dispatch', { commandId, caseId, tasks: [{ departmentId, lead: true, instructions: '请处置' }] });
  return commandId;
};

/** Says something; the command's id. */
export const given = async (desk: Desk, name: 'reply' | 'note', caseId: string, text: string): Promise<string> => {
  const commandId = newId();
  await desk.value(`cases.${name}`, { commandId, caseId, text });
  return commandId;
};

/** What the platform has, in its order. */
export const sentTypes = (platform: MemoryPlatform): string[] =>
  platform.stream.map(({ body }) => (JSON.parse(body) as { type: string }).type);

/** What the desk's seat may still take back. */
export const waiting = async (desk: Desk) => (await desk.value('cases.waiting')).commands;
