import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../../main/store';
import { bundle } from '../../support/bundle';
import { storePlace } from '../../support/store';

let writer: string;
beforeAll(async () => {
  writer = await bundle('tests/support/crash-writer.ts');
});
afterAll(() => rmSync(writer, { force: true }));

/** Runs the writer, kills it after so many reports and a moment, and hands back all it had reported. */
const writeUntilKilled = async (path: string, key: Buffer, reports: number, moment: number): Promise<string[]> => {
  const child = spawn(process.execPath, [writer, path, key.toString('hex')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const reported: string[] = [];
  lines.on('line', (line) => {
    reported.push(line);
    if (reported.length === reports) setTimeout(() => child.kill('SIGKILL'), moment);
  });
  const [, signal] = (await Promise.all([exit, once(lines, 'close')]))[0] as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return reported;
};

describe('a process killed in the middle of its writes', () => {
  it('leaves a sound file, every commit it reported, each whole, and none twice', async () => {
    const place = storePlace();
    try {
      const reported: string[] = [];
      for (let round = 0; round < 8; round += 1) {
        reported.push(...(await writeUntilKilled(place.path, place.key, 5 + 20 * round, Math.random() * 20)));
        const store = place.open();
        const missing = reported.filter((id) => store.read.command(id) === undefined);
        expect(missing, `round ${round}`).toEqual([]);
        const { events, cases, pending } = store.read.counts();
        // At most one commit a round was cut off between the disk and the report.
        expect(events - reported.length).toBeGreaterThanOrEqual(0);
        expect(events - reported.length).toBeLessThanOrEqual(round + 1);
        expect([cases.received, pending, store.read.outboxHeads(0, 1e6).length, store.read.auditLength()]).toEqual([
          events,
          events,
          events,
          events,
        ]);
        for (const id of reported.slice(-50)) {
          const answer = store.read.command(id)!;
          expect(store.read.case(answer.caseId)).toMatchObject({ rev: answer.rev, pending: 1 });
          expect(store.read.events(answer.caseId).map(({ envelope }) => envelope.id)).toEqual(answer.eventIds);
          expect(store.read.outboxOfCase(answer.caseId).map(({ commandId }) => commandId)).toEqual([id]);
        }
        expect(store.read.verifyAudit()).toBeNull();
        store.close();
        expect(checkIntegrity(place)).toEqual([]);
      }
      expect(new Set(reported).size).toBe(reported.length);
    } finally {
      place.remove();
    }
  });
});
