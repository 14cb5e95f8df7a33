import { describe, expect, it } from 'vitest';
import { broadcastSubject, toTimestamp } from '../../../main/domain';
import { memoryLog } from '../../support/memory-log';
import { startDemo } from '../../support/demo';
import { newId } from '../../support/uuid';
import { VirtualTime } from '../../support/virtual-time';

const DISTRICT_TOWNSHIP = '530303101';

const said = (log: ReturnType<typeof memoryLog>) =>
  log.broadcasts
    .after(0, Number.MAX_SAFE_INTEGER)
    .map(({ body }) => JSON.parse(body) as { id: string; type: string; at: string; data: { memberId?: string } });

describe('members of the demo', () => {
  it('answer a broadcast, only read it or stay silent, in the hour, and go on with what is due after a restart', async () => {
    const time = new VirtualTime();
    const log = memoryLog();
    let demo = startDemo({ time, log });
    await time.pass(10_000);
    const members = log
      .directoryAfter(0, Number.MAX_SAFE_INTEGER)
      .filter(({ kind, key }) => kind === 'member' && key.startsWith('gm-101'))
      .map(({ key }) => key);
    expect(members.length).toBeGreaterThan(100);
    const broadcastId = newId();
    const id = newId();
    const data = { title: '动员', text: '请确认', kind: 'lookout', windowMinutes: 60, audience: members };
    const actor = { kind: 'operator', id: 'op-1' };
    const body = { v: 1, id, type: 'broadcast.sent', broadcastId, area: DISTRICT_TOWNSHIP, at: toTimestamp(time.now()), actor, data };
    await demo.upstream.publish({
      subject: broadcastSubject(DISTRICT_TOWNSHIP, broadcastId),
      id,
      expectedSeq: 0,
      body: JSON.stringify(body),
    });
    await time.pass(20 * 60_000);
    await demo.upstream.stop();
    const before = said(log).length;
    expect(before).toBeGreaterThan(members.length);
    demo = startDemo({ time, log, from: demo.position() });
    await time.pass(60 * 60_000);
    await demo.upstream.stop();
    const events = said(log);
    expect(events.length).toBeGreaterThan(before);
    const who = (type: string): Set<string> => new Set(events.filter((event) => event.type === type).map((event) => event.data.memberId!));
    const answered = new Set([...who('broadcast.acknowledged'), ...who('broadcast.replied')]);
    const read = who('broadcast.read');
    const readOnly = [...read].filter((member) => !answered.has(member));
    const silent = members.filter((member) => !answered.has(member) && !read.has(member));
    for (const some of [answered.size, readOnly.length, silent.length]) expect(some).toBeGreaterThan(0);
    // Each says each thing once, in the order of its clock.
    expect(new Set(events.map((event) => `${event.type} ${event.data.memberId}`)).size).toBe(events.length);
    expect(answered.size / members.length).toBeGreaterThan(0.5);
  });
});
