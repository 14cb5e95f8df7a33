import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '@nats-io/transport-node';
import { CARE } from '../../main/upstream/jetstream/topology';
import { demoData } from '../../scripts/upstream/demo-data';
import { establish } from '../../scripts/upstream/establish';
import { foundDemo } from '../../scripts/upstream/found';
import { jetstreamManager } from '@nats-io/jetstream';
import { findings } from '../support/axe';
import { startGuardedServer, type GuardedServer } from '../support/care-server';
import { createConsoles, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { startNats, type NatsServer } from '../support/nats';
import { newId } from '../support/uuid';

const TOWNSHIP = '530303101';

const consoles = createConsoles();
let server: NatsServer;
beforeAll(async () => {
  server = await startNats();
  const connection = await connect({ servers: `127.0.0.1:${server.port}` });
  await establish(connection, { replicas: 1 });
  await foundDemo(connection, {
    data: demoData,
    seed: 1,
    townships: [],
    now: Date.now(),
  });
  await connection.close();
});
afterAll(async () => {
  await consoles.end();
  await server?.stop();
});

const shoot = async ({ window }: Console, name: string): Promise<void> => {
  if (process.env['SHOTS']) await window.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
};
const line = (desk: Console, kind: string): Promise<void> =>
  until(`the line is ${kind}`, async () => (await desk.window.getByTestId('sync-status').getAttribute('data-link')) === kind, 60_000);

/** The words of the visits in somebody's history, the latest first. */
const visits = async (desk: Console, personId: string): Promise<readonly unknown[]> => {
  const read = await desk.griddesk('people.read', { personId });
  return read.ok ? read.value.history.filter(({ type }) => type === 'care.visited').map(({ data }) => data['text']) : [];
};

/** A dispatcher on a server that asks for a login, with that of this account. */
const startWithLogin = async (
  { server: guarded, login }: GuardedServer,
  account: Parameters<GuardedServer['login']>[0],
  { lang, theme }: { readonly lang: 'zh-CN' | 'en'; readonly theme: 'light' | 'dark' },
): Promise<Console> => {
  const desk = await consoles.start({ upstream: guarded.url, area: TOWNSHIP, role: 'dispatcher', lang });
  await desk.griddesk('settings.update', { theme });
  expect(await desk.griddesk('upstream.keepLogin', login(account)())).toMatchObject({ ok: true });
  await desk.griddesk('upstream.retry');
  await line(desk, 'online');
  return desk;
};

const openPerson = async ({ window }: Console, personId?: string) => {
  await window.getByTestId('go-people').click();
  const row =
    personId === undefined
      ? window.getByTestId('person-row').first()
      : window.locator(`[data-testid="person-row"][data-person-id="${personId}"]`);
  await row.click({ timeout: 60_000 });
  await window.getByTestId('person-detail').waitFor();
  return (await row.getAttribute('data-person-id'))!;
};

const recordVisit = async ({ window }: Console, words: string): Promise<void> => {
  const detail = window.getByTestId('person-detail');
  await detail.getByTestId('care-visit').click();
  await detail.getByLabel('走访情况').fill(words);
  await detail.getByTestId('care-confirm').click();
  await detail.getByTestId('care-history').getByText(words).first().waitFor();
};

it('a visit recorded in one console appears in the other; one recorded without a line survives kill -9 and is sent once', async () => {
  const lead = await consoles.start({
    upstream: server.url,
    area: TOWNSHIP,
    role: 'lead',
  });
  const dataDir = consoles.newFolder();
  const dispatcher = await consoles.start({
    upstream: server.url,
    area: TOWNSHIP,
    role: 'dispatcher',
    dataDir,
  });
  for (const desk of [lead, dispatcher]) await line(desk, 'online');
  const personId = await openPerson(lead);
  // The other one has the same card open, and sees it arrive.
  await openPerson(dispatcher, personId);
  await recordVisit(lead, '在家，服药正常');
  await dispatcher.window.getByTestId('care-history').getByText('在家，服药正常').first().waitFor({ timeout: 30_000 });
  expect(await findings(dispatcher.window, 'card')).toEqual([]);
  await shoot(dispatcher, 'visit-arrived');

  await server.halt();
  await line(dispatcher, 'offline');
  await recordVisit(dispatcher, '断网时走访，邻居在场');
  await dispatcher.kill();
  await consoles.close(dispatcher);
  const again = await consoles.start({
    upstream: server.url,
    area: TOWNSHIP,
    role: 'dispatcher',
    dataDir,
  });
  expect(await visits(again, personId)).toEqual(['断网时走访，邻居在场', '在家，服药正常']);
  await server.resume();
  await until('the other one has it too', async () => (await visits(lead, personId)).length === 2, 90_000);
  await until('nothing is unsent', async () => {
    const counts = await again.griddesk('diagnostics.read');
    return counts.ok && counts.value.pending === 0;
  });
  for (const desk of [lead, again]) expect(await visits(desk, personId)).toEqual(['断网时走访，邻居在场', '在家，服药正常']);
  const connection = await connect({ servers: `127.0.0.1:${server.port}` });
  const { state } = await (
    await jetstreamManager(connection)
  ).streams.info(CARE.name, {
    subjects_filter: `grid.v1.care.530303.${TOWNSHIP}.${personId}`,
  });
  await connection.close();
  expect(Object.values(state.subjects ?? {})).toEqual([2]);
}, 360_000);

it.each([
  ['zh-CN', 'light', /登录账号看不到关爱对象/, /不含关爱名单/],
  ['en', 'dark', /not shown people in care/, /not shown people in care\. Cases are not affected/],
] as const)(
  'a login without the right is told so calmly, and works on cases: %s',
  async (lang, theme, panel, status) => {
    const guarded = await startGuardedServer(['department']);
    try {
      const desk = await startWithLogin(guarded, 'department', { lang, theme });
      const { window } = desk;
      await window.getByTestId('go-people').click();
      await window.getByTestId('people-panel').getByText(panel).first().waitFor({ timeout: 30_000 });
      expect(await findings(window, `people ${lang}`)).toEqual([]);
      await shoot(desk, `withheld-${lang}`);
      await window.getByTestId('sync-status').click();
      expect(await window.getByTestId('link-withheld').innerText()).toMatch(status);
      expect(await findings(window, `line ${lang}`)).toEqual([]);
      await shoot(desk, `withheld-line-${lang}`);
      await consoles.close(desk);
    } finally {
      await guarded.end();
    }
  },
  180_000,
);

it.each([
  ['zh-CN', 'light', /没有接受这条关爱记录/],
  ['en', 'dark', /did not take this/],
] as const)(
  'a visit that the platform does not take is in the tray with its words, until somebody lets it go: %s',
  async (lang, theme, why) => {
    const mute = (subjects: readonly string[]) => subjects.filter((subject) => !subject.startsWith('grid.v1.care.'));
    const guarded = await startGuardedServer(['township'], (_, { publish, subscribe }) => ({ publish: mute(publish), subscribe }));
    try {
      const desk = await startWithLogin(guarded, 'township', { lang, theme });
      const { window } = desk;
      const personId = await openPerson(desk);
      const answer = await desk.griddesk('people.visit', {
        commandId: newId(),
        personId,
        visitedAt: Date.now(),
        result: 'concern',
        text: '腿脚不便',
      });
      expect(answer).toMatchObject({ ok: true });
      await window.getByTestId('status-attention').waitFor({ timeout: 60_000 });
      await window.getByTestId('status-attention').click();
      const item = window.locator(`[data-testid="attention-item"][data-person-id="${personId}"]`);
      await item.getByText('腿脚不便').waitFor();
      await item.getByText(why).waitFor();
      expect(await findings(window, `tray ${lang}`)).toEqual([]);
      await shoot(desk, `tray-${lang}`);
      await item.getByTestId('attention-dismiss').click();
      await item.waitFor({ state: 'detached' });
      await consoles.close(desk);
    } finally {
      await guarded.end();
    }
  },
  180_000,
);
