import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openPlatformLog } from '../../../main/store';
import { createEmbeddedPlatform } from '../../../main/upstream/embedded';
import { MovableClock } from '../../support/clock';
import { demoData } from '../../support/demo-data';
import { openBareDesk } from '../../support/desk';
import { TOWNSHIP } from '../../support/wire';
import { writingOtherwise } from '../../support/wrapped-store';

const KEY = new Uint8Array(32).fill(5);

it('the platform within the console is there before its roster is: until that has come whole, nobody is asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-desk-'));
  const clock = new MovableClock();
  const log = openPlatformLog({ path: join(folder, 'platform.db'), key: KEY });
  const platform = createEmbeddedPlatform({ log, clock, area: TOWNSHIP, seed: 1, speed: 0, data: demoData });
  /** How many people were known when it was written down that these are all. */
  let known = -1;
  const watched = writingOtherwise((tx) => ({
    setRosterWhole: () => {
      known = desk.store.read.members(TOWNSHIP).length;
      tx.setRosterWhole();
    },
  }));
  const desk = openBareDesk({ upstream: platform, folder, clock, wrapStore: watched });
  try {
    const audience = { areas: [], roles: [], onDuty: false };
    const preview = () => desk.value('mobilise.preview', { audience });
    expect(await preview()).toMatchObject({ whole: false, people: 0 });
    await desk.services.start();
    let first = await preview();
    for (; !first.whole; first = await preview()) await sleep(2);
    // Counted in what the platform has of the township.
    const members = log.directoryAfter(0, Number.MAX_SAFE_INTEGER).filter(({ kind }) => kind === 'member');
    const here = members.filter(({ value }) => (JSON.parse(value!) as { area: string }).area.startsWith(TOWNSHIP));
    expect(here.length).toBeGreaterThan(100);
    expect([known, first.people]).toEqual([here.length, here.length]);
  } finally {
    await desk.stop();
    log.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
