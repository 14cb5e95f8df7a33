import { describe, expect, it } from 'vitest';
import { evolve } from '../../../main/domain';
import { startDemo } from '../../support/demo';
import { memoryLog } from '../../support/memory-log';
import { VirtualTime } from '../../support/virtual-time';
import type { CaseEvent } from '../../../preload/contract';

describe('what a grid member of the demo has settled alone', () => {
  it('comes up among the small things, as closed, and nobody plays on with it', async () => {
    const time = new VirtualTime();
    const demo = startDemo({ time, log: memoryLog(), speed: 60 });
    await demo.opened();
    await time.pass(4 * 60_000);
    const events = demo.delivered.flatMap(({ subject, body }) => (subject.includes('case') ? [JSON.parse(body) as CaseEvent] : []));
    const settled = events.filter((event) => event.type === 'case.reported' && event.data.settled !== undefined);
    expect(settled.length).toBeGreaterThan(0);
    for (const event of settled) {
      if (event.type !== 'case.reported') continue;
      expect(event.data).toMatchObject({ source: 'app', urgency: 'normal' });
      expect(evolve(undefined, event)).toMatchObject({ state: 'closed', outcome: 'resolved' });
      expect(events.filter(({ caseId }) => caseId === event.caseId)).toEqual([event]);
    }
    await demo.stop();
  });
});
