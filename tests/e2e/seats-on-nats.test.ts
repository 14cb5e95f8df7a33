import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { demoData } from '../../scripts/upstream/demo-data';
import { establish } from '../../scripts/upstream/establish';
import { foundDemo } from '../../scripts/upstream/found';
import { subjectOf } from '../../main/domain';
import { allSent, createConsoles, give, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { startNats, type NatsServer } from '../support/nats';
import { newId } from '../support/uuid';
import { reported } from '../support/wire';

const TOWNSHIP = '530303101';
const POWER = `power-supply-${TOWNSHIP}`;
const TITLE = '枯树倾斜，有压断电线的危险';
const CHANGES = 60;
/** As quick as two people are who answer each other: the screens have come to rest between two changes. */
const REST_MS = 500;

const consoles = createConsoles();
let server: NatsServer;
beforeAll(async () => {
  server = await startNats();
  const connection = await connect({ servers: `127.0.0.1:${server.port}` });
  await establish(connection, { replicas: 1 });
  await foundDemo(connection, { data: demoData, seed: 1, townships: [], now: Date.now() });
  await connection.close();
});
afterAll(async () => {
  await consoles.end();
  await server?.stop();
});

/** A seat at the server, named so that the others can tell who did what. */
const seat = async (operatorName: string, options: { role?: string; department?: string } = {}): Promise<Console> => {
  const { role, department } = options;
  const desk = await consoles.start({
    upstream: server.url,
    area: TOWNSHIP,
    ...(role === undefined ? {} : { role }),
    args: department === undefined ? [] : ['--department', department],
  });
  const settings = await desk.griddesk('settings.read');
  if (!settings.ok) throw new Error(settings.error.message);
  const operatorId = `op-${operatorName}`;
  await desk.griddesk('settings.update', { seat: { ...settings.value.seat, operatorId, operatorName } });
  await until('it is online', async () => (await desk.window.getByTestId('sync-status').getAttribute('data-state')) === 'online', 60_000);
  return desk;
};

/** Reports as a grid member's phone does: straight into the stream. */
const reportByPhone = async (): Promise<string> => {
  const connection = await connect({ servers: `127.0.0.1:${server.port}` });
  const caseId = newId();
  const event = reported(caseId, { title: TITLE, category: 'power-tree', gridCode: undefined }, { at: Date.now(), area: TOWNSHIP });
  await jetstream(connection).publish(subjectOf(TOWNSHIP, caseId), JSON.stringify(event), { msgID: event.id });
  await connection.close();
  return caseId;
};

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const quantile = (values: readonly number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

it('two consoles and a department’s desk work one case from the phone to its end, each seeing what the others do', async () => {
  const one = await seat('甲');
  const two = await seat('乙');
  const power = await seat('供电所', { role: 'department', department: POWER });
  const [a, b, d] = [one, two, power].map((desk) => createDesk(desk.window));

  const caseId = await reportByPhone();
  await a!.arrival(TITLE, 30_000);
  await a!.open(caseId, TITLE);
  await b!.open(caseId, TITLE);
  await a!.act('accept');
  await b!.reaches(['filed'], 10_000);
  // One department only: those that are proposed besides are nobody's at a screen here.
  const tasks = [{ departmentId: POWER, lead: true, instructions: '请立即到场处置。' }];
  expect(await give(two, 'dispatch', { caseId, tasks })).toMatchObject({ ok: true });
  await a!.reaches(['dispatched'], 10_000);
  await d!.open(caseId, TITLE);
  await d!.act('acknowledge');
  await a!.reaches(['handling'], 10_000);
  await d!.act('arrive');
  await d!.act('complete', '已清除枯树，线路正常。');
  await b!.reaches(['feedback'], 10_000);
  await b!.act('verify-pass', '现场核查通过。');
  await a!.allows('close', 10_000);

  // How long a change made at one console takes to be on the screen of the other.
  const seen = (window: Console['window'], text: string) =>
    window.evaluate(
      (words) =>
        new Promise<number>((resolve) => {
          const panel = document.querySelector('[data-testid="case-panel"]')!;
          const look = () => {
            if (!panel.textContent?.includes(words)) return false;
            // On the screen once the frame that shows it has been made.
            requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
            return true;
          };
          const observer = new MutationObserver(() => look() && observer.disconnect());
          if (!look()) observer.observe(panel, { subtree: true, childList: true, characterData: true });
        }),
      text,
    );
  const delays: number[] = [];
  for (let n = 0; n < CHANGES; n += 1) {
    await sleep(REST_MS);
    const [from, to] = n % 2 === 0 ? [one, two] : [two, one];
    const text = `第 ${n} 条备注 ${newId()}`;
    const shown = seen(to.window, text);
    const began = Date.now();
    expect(await give(from, 'note', { caseId, text })).toMatchObject({ ok: true });
    delays.push((await shown) - began);
  }
  console.log(
    `A change is on the other console's screen after p50 ${quantile(delays, 0.5)} ms, p95 ${quantile(delays, 0.95)} ms, most ${sorted(delays).at(-1)} ms (${CHANGES} changes; wanted: p95 below 150 ms)`,
  );

  await a!.act('close', '隐患已消除。');
  await b!.reaches(['closed'], 10_000);
  await d!.reaches(['closed'], 10_000);
  for (const desk of [one, two, power]) await allSent(desk);
  const counts = await Promise.all([one, two, power].map((desk) => desk.griddesk('diagnostics.read')));
  for (const count of counts) expect(count).toMatchObject({ ok: true, value: { quarantined: 0, attention: 0, cases: { closed: 1 } } });
  expect(new Set(counts.map((count) => count.ok && count.value.stateHash)).size).toBe(1);
  const detail = await two.griddesk('cases.read', { caseId });
  expect(detail.ok && detail.value.timeline.map(({ type }) => type).filter((type) => type !== 'case.noted')).toEqual([
    'case.reported',
    'case.accepted',
    'task.dispatched',
    'task.acknowledged',
    'task.arrived',
    'task.completed',
    'case.verified',
    'case.closed',
  ]);

  // The line says what it is doing, and what that means.
  await server.halt();
  await one.window.locator('[data-testid="sync-status"][data-state="offline"]').waitFor({ timeout: 10_000 });
  await one.window.getByTestId('sync-status').click();
  const details = one.window.getByTestId('link-details');
  await details.waitFor();
  if (process.env['SHOTS']) await one.window.screenshot({ path: `${process.env['SHOTS']}/offline.png` });
  await server.resume();
  await details
    .getByTestId('retry-line')
    .click({ timeout: 2000 })
    .catch(() => {});
  await one.window.locator('[data-testid="sync-status"][data-state="online"]').waitFor({ timeout: 30_000 });
  if (process.env['SHOTS']) await one.window.screenshot({ path: `${process.env['SHOTS']}/online.png` });
});
