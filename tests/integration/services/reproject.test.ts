import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../main/domain';
import { openDesk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

describe('a cache written by an older version', () => {
  it('is projected anew from its events, with what is unread and unsent as it was', async () => {
    const platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    const desk = await openDesk({ platform });
    const [one, two] = [newId(), newId()];
    for (const caseId of [one, two]) platform.publish(message(reported(caseId)));
    await desk.settled();
    desk.line.cut();
    await desk.command('accept', { caseId: one, category: 'power', priority: 'urgent' });
    const before = desk.store.read.stateHash();
    const rows = [one, two].map((caseId) => desk.store.read.case(caseId)!);
    desk.store.write((tx) => {
      for (const record of rows) {
        // What the first version did not know yet.
        const { slips: _slips, requests: _requests, pauses: _pauses, offeredTo: _offered, ...old } = record.state;
        tx.putCase({ ...record, state: old as unknown as CaseState });
      }
      tx.setProjection(1);
    });
    expect(desk.store.read.stateHash()).not.toBe(before);
    const again = await desk.restart();
    expect(again.store.read.stateHash()).toBe(before);
    expect([one, two].map((caseId) => again.store.read.case(caseId)!)).toMatchObject(
      rows.map(({ state, unread, pending, problems }) => ({ state, unread, pending, problems })),
    );
    const { rev } = again.store.read.case(one)!;
    const third = await again.restart();
    // Once: nothing is written again at the next start.
    expect(third.store.read.case(one)?.rev).toBe(rev);
    await third.close();
  });
});
