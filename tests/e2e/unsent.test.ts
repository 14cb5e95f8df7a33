import { randomFillSync } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { subjectOf } from '../../main/domain';
import { systemClock } from '../../main/ports';
import { createServices } from '../../main/services';
import { allSent, createConsoles, report } from '../support/consoles';
import { MemoryPlatform } from '../support/line';
import { careRules, evaluationRules, rosterRules, rulebook } from '../support/small-world';
import { openStoppedConsole } from '../support/stopped-console';
import { newId } from '../support/uuid';

const consoles = createConsoles();
afterEach(consoles.end);

it('what was not sent when the console closed is sent by the next start, each event once and in order', async () => {
  const dataDir = consoles.newFolder();
  const first = await consoles.start({ dataDir });
  const caseId = await report(first);
  await allSent(first);
  const settings = await first.griddesk('settings.read');
  if (!settings.ok) throw new Error(settings.error.message);
  await consoles.close(first);

  // The same services on the same file, with the line cut: what is commanded now cannot be sent.
  const offline = await openStoppedConsole(dataDir);
  const services = createServices({
    store: offline.store,
    upstream: new MemoryPlatform().line({ cut: true }),
    clock: systemClock,
    rulebook,
    care: careRules,
    evaluation: evaluationRules,
    roster: rosterRules,
    calendar: { isWorkingDay: () => true },
    random: (bytes) => randomFillSync(bytes),
    getSeat: () => settings.value.seat,
    log: () => {},
  });
  await services.start();
  const eventIds: string[] = [];
  for (let n = 1; n <= 12; n++) {
    const done = await services.handlers['cases.note']({ commandId: newId(), caseId, text: `断线时的备注 ${n}` });
    if (!done.ok) throw new Error(done.error.message);
    eventIds.push(...done.value.eventIds);
  }
  expect(offline.store.read.pendingCount()).toBe(12);
  await services.stop();
  offline.close();

  for (let start = 0; start < 2; start++) {
    const desk = await consoles.start({ dataDir });
    await allSent(desk);
    await desk.window.locator('[data-testid="sync-status"][data-pending="0"]').waitFor();
    const detail = await desk.griddesk('cases.read', { caseId });
    if (!detail.ok) throw new Error(detail.error.message);
    expect(detail.value.timeline.filter(({ type }) => type === 'case.noted')).toHaveLength(12);
    expect(detail.value.timeline.some(({ pending }) => pending)).toBe(false);
    await consoles.close(desk);
  }
  const after = await openStoppedConsole(dataDir);
  const onStream = after.platform.ofSubject(subjectOf(settings.value.seat.area, caseId)).map(({ id }) => id);
  after.close();
  expect(onStream.filter((id) => eventIds.includes(id))).toEqual(eventIds);
});
