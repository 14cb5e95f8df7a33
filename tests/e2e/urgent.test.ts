import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { subjectOf } from '../../main/domain';
import { demoData } from '../../scripts/upstream/demo-data';
import { establish } from '../../scripts/upstream/establish';
import { foundDemo } from '../../scripts/upstream/found';
import { createConsoles } from '../support/consoles';
import { startNats, type NatsServer } from '../support/nats';
import { newId } from '../support/uuid';
import { reported } from '../support/wire';

const TOWNSHIP = '530303101';
const consoles = createConsoles();
let server: NatsServer;
let connection: NatsConnection;
beforeAll(async () => {
  server = await startNats();
  connection = await connect({ servers: `127.0.0.1:${server.port}` });
  await establish(connection, { replicas: 1 });
  await foundDemo(connection, { data: demoData, seed: 1, townships: [], now: Date.now() });
});
afterAll(async () => {
  await consoles.end();
  await connection?.close();
  await server?.stop();
});

const report = async (title: string): Promise<void> => {
  const caseId = newId();
  const event = reported(caseId, { title, urgency: 'urgent', gridCode: undefined }, { at: Date.now(), area: TOWNSHIP });
  await jetstream(connection).publish(subjectOf(TOWNSHIP, caseId), JSON.stringify(event), { msgID: event.id });
};

it.each([
  // The second of a burst may come when the first was told just long enough ago: then that one is called by its name, too.
  { lang: 'zh-CN' as const, one: /新的紧急案卷：枯树压线/, several: /新增 [23] 件紧急案卷/ },
  { lang: 'en' as const, one: /New urgent case: 枯树压线/, several: /[23] new urgent cases/ },
])('urgent news is told by its name, and what comes in right after it by number, to who only hears the screen: $lang', async (expected) => {
  const { window } = await consoles.start({ upstream: server.url, area: TOWNSHIP, lang: expected.lang });
  await window.locator('[data-testid="sync-status"][data-state="online"]').waitFor({ timeout: 60_000 });
  await window.locator('[data-testid="queue"][data-status="ready"]').waitFor({ timeout: 60_000 });
  const heard = () => window.locator('[role="alert"][aria-live="assertive"]').first().textContent();
  await report('枯树压线');
  await expect.poll(heard, { timeout: 20_000 }).toMatch(expected.one);
  await Promise.all([report('路面塌陷'), report('落石'), report('冒烟')]);
  await expect.poll(heard, { timeout: 20_000 }).toMatch(expected.several);
});
