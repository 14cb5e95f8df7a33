import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, type Channel, type Person, type Result, type Role, type Seat } from '../../preload/contract';
import { canariesOf, canaryWorld, CARE_WORDS, NEVER, REPORTER, type Canary } from '../support/canaries';
import { allSent, createConsoles, give, until } from '../support/consoles';
import { callBridge, type Console } from '../support/electron';
import { EVERY_CHANNEL, isCommand, type Asked, type Asker } from '../support/every-channel';
import { prepareFolder } from '../support/prepared-folder';
import { replicaRows } from '../support/replica';
import { readSeatTable } from '../support/seat-table';
import { answers, documentOf, heard, listen, recordAnswers, storesOf } from '../support/told';
import { newId } from '../support/uuid';
import { reported } from '../support/wire';

const PASSPHRASE = 'a passphrase for demos only';
const TITLE = '屋里没有人应声';
const world = canaryWorld(Date.now());
const canaries = new Map(world.people.map((person) => [person.id, canariesOf(person)]));
const [patient, child] = world.people as [Person, Person];
const table = readSeatTable();
const consoles = createConsoles();

let desk: Console;
let window: Page;
let folder: string;
/** A report by the canary reporter, and the case that follows a report by duty. */
let cases: { readonly report: string; readonly duty: string };
/** One case a seat that anything may happen to. */
const spares = new Map<Role, string>();

/** Something that a seat was told or shown, and where. */
interface Told {
  readonly where: string;
  readonly text: string;
}
let told: Told[] = [];
const tell = (where: string, ...texts: string[]): void => void told.push(...texts.map((text) => ({ where, text })));

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.value;
};

/** A report as a grid member's phone sends it. */
const byPhone = (title: string) => {
  const { lon, lat } = patient.location;
  const over = {
    title,
    category: 'power-tree',
    gridCode: patient.gridCode,
    reporter: REPORTER,
    // Some metres from the house, since it is the house that must not be told.
    location: { lon: Math.round(lon * 1e4) / 1e4, lat: Math.round(lat * 1e4) / 1e4, crs: 'WGS84' },
  };
  const actor = { kind: 'reporter', id: REPORTER.id, name: REPORTER.name } as const;
  return reported(newId(), over, { at: Date.now(), area: world.village, actor });
};

beforeAll(async () => {
  folder = consoles.newFolder();
  const dataDir = consoles.newFolder();
  const first = byPhone(TITLE);
  const others = [...table.keys()].map((role) => [role, byPhone('路灯不亮')] as const);
  for (const [role, { caseId }] of others) spares.set(role, caseId);
  await prepareFolder(dataDir, { ...world, events: [first, ...others.map(([, event]) => event)] });
  desk = await consoles.start({ dataDir, area: world.township, role: 'lead' });
  window = desk.window;
  await until('the people are here', async () => (await replicaRows(window, 'people')).length === world.people.length, 60_000);
  const asked = (personId: string) => ({ commandId: newId(), personId });
  must(
    await desk.griddesk('people.assess', { ...asked(patient.id), kind: 'mental-health', level: 3, condition: 'unstable', reason: '核对' }),
  );
  must(await desk.griddesk('people.plan', { ...asked(patient.id), lookIns: ['evening'], reason: '核对' }));
  must(
    await desk.griddesk('people.visit', { ...asked(patient.id), visitedAt: Date.now() - 60_000, result: 'well', text: CARE_WORDS.visit }),
  );
  const duty = await desk.griddesk('people.duty', {
    ...asked(child.id),
    to: 'police-station',
    reportedAt: Date.now() - 60_000,
    words: CARE_WORDS.duty,
  });
  cases = { report: first.caseId, duty: must(duty).caseId! };
  for (const caseId of [...Object.values(cases), spares.get('department')!]) {
    must(await give(desk, 'accept', { caseId, category: 'power-tree', priority: 'important' }));
    const tasks = [world.power, `village-committee-${world.village}`].map((departmentId, index) => ({
      departmentId,
      lead: index === 0,
      instructions: '请到场核实',
    }));
    must(await give(desk, 'dispatch', { caseId, tasks }));
  }
  await allSent(desk);
  await recordAnswers(desk.app);
  // The system's own dialogs cannot be worked by a script; everything behind them is real.
  await desk.app.evaluate(({ dialog }, to) => {
    let file = 0;
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: `${to}/${(file += 1)}` })) as never;
  }, folder);
});
afterAll(async () => {
  await consoles.end();
});

const seatOf = (role: Role): Seat => ({
  role,
  area: role === 'village' ? world.village : world.township,
  // Each chair has somebody else in it: what one types is no other’s.
  operatorId: `op-${role}`,
  operatorName: `席位${role}`,
  ...(role === 'department' ? { departmentId: world.power } : {}),
});

/** Takes another chair; resolves when the window's copy is that chair's, and begins to listen. */
const sit = async (role: Role): Promise<void> => {
  must(await desk.griddesk('settings.update', { seat: seatOf(role) }));
  const sees = [...table.get(role)!.values()].some(({ row }) => row !== 'hidden');
  await until(`the copy is the ${role}’s`, async () => {
    const [people, rows] = [await replicaRows(window, 'people'), await replicaRows(window, 'cases')];
    return people.length === (sees ? world.people.length : 0) && rows.some(({ id }) => id === cases.report);
  });
  // Where the last chair has left this window is not this chair's doing.
  await window.reload();
  await window.getByTestId('queue').waitFor();
  await window.locator(`[data-testid="queue-row"][data-case-id="${cases.report}"]`).waitFor();
  await listen(window);
  await answers(desk.app);
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  told = [];
};

const look = async (where: string, page = window): Promise<void> => tell(`document: ${where}`, await documentOf(page));

/** Goes through every page and opens everything in it. */
const walk = async (role: Role): Promise<void> => {
  const places = await window.locator('[data-testid^="go-"]').evaluateAll((all) => all.map((one) => one.getAttribute('data-testid')!));
  for (const place of places) {
    await window.getByTestId(place).click();
    await window.waitForTimeout(300);
    await look(place);
  }
  await window.getByTestId('go-dispatch').click();
  for (const caseId of Object.values(cases)) {
    await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).click();
    const panel = window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`);
    await panel.getByTestId('timeline-entry').first().waitFor();
    await window.waitForTimeout(300);
    await look(`case ${caseId}`);
  }
  await window.getByTestId('go-map').click();
  await window.locator('[data-testid="map"][data-state="ready"]').waitFor({ timeout: 30_000 });
  await window.getByTestId('map').getByRole('button', { name: '列出当前范围内的案卷与人员' }).click();
  const list = window.getByTestId('map-list');
  await list.waitFor();
  for (const line of await list.getByRole('button').all()) {
    await line.focus();
    await window.waitForTimeout(100);
    await look('list of the map');
  }
  await window.keyboard.press('Escape');
  const people = await replicaRows(window, 'people');
  // A seat that is shown nobody may have no place for them.
  if (people.length > 0) await window.getByTestId('go-people').click();
  for (const { id } of people) {
    await window.locator(`[data-testid="person-row"][data-person-id="${String(id)}"]`).click();
    await window
      .locator(`[data-testid="person-detail"][data-person-id="${String(id)}"]`)
      .getByTestId('plan-source')
      .first()
      .waitFor();
    await look(`card of ${String(id)}`);
  }
  await window.getByTestId('open-palette').click();
  const palette = window.getByTestId('command-palette');
  await palette.waitFor();
  await look('palette');
  // A surname and the end of a number, which every seat may read: what is found must not say more.
  for (const words of ['澹台', patient.phone!.slice(-4), REPORTER.name.slice(0, 2), TITLE, '审计', '移交']) {
    await palette.getByRole('combobox').fill(words);
    await window.waitForTimeout(400);
    await look(`palette: ${words}`);
  }
  await window.keyboard.press('Escape');
  if (role === 'lead') {
    await window.getByTestId('open-palette').click();
    await palette.getByRole('combobox').fill('审计');
    await window.keyboard.press('Enter');
    await window.getByTestId('audit-table').waitFor();
    await look('audit');
    await window.getByTestId('go-dispatch').click();
  }
};

/** Opens each kind of window and looks at it; what a window's own bridge tells is in the record of answers. */
const windows = async (): Promise<void> => {
  const kinds = [
    { show: 'dispatch' },
    { show: 'map' },
    { show: 'case', caseId: cases.report },
    { show: 'case', caseId: cases.duty },
    { show: 'wall' },
    { show: 'print', paper: 'case-history', caseId: cases.duty },
    { show: 'print', paper: 'dispatch-order', caseId: cases.report },
    { show: 'print', paper: 'handover' },
  ] as const;
  for (const kind of kinds) {
    const opened = desk.app.waitForEvent('window', { timeout: 20_000 });
    const answer = await desk.griddesk('app.openWindow', kind);
    if (!answer.ok) {
      opened.catch(() => {});
      continue;
    }
    const page = await opened;
    await page.waitForLoadState();
    await page.waitForTimeout(1000);
    await look(JSON.stringify(kind), page);
    for (const [store, rows] of Object.entries(await storesOf(page))) tell(`store ${store} of ${kind.show}`, rows);
    await page.close();
  }
};

/** Asks every channel of the contract; what is answered is in the record of answers. */
const askEverything = async (role: Role): Promise<Set<Channel>> => {
  const about: Asker = {
    caseIds: Object.values(cases),
    spare: spares.get(role)!,
    personIds: world.people.map(({ id }) => id),
    department: world.power,
    member: 'gm-canary',
    area: world.township,
    windowId: newId(),
    // In full too: who knows a name may look for it, but must not be told what belongs to it.
    words: ['澹台', '澹台翯', patient.phone!, patient.phone!.slice(-4), patient.idNumber, REPORTER.name, REPORTER.phone, TITLE, '亓官'],
  };
  const answered = new Set<Channel>();
  const names = (Object.keys(channels) as Channel[]).toSorted((a, b) => Number(isCommand(a)) - Number(isCommand(b)));
  for (const channel of names) {
    const asked = EVERY_CHANNEL[channel] as Asked<Channel>;
    if (typeof asked !== 'function') continue;
    for (const input of asked(about)) {
      // A question that is refused for its shape would have asked nothing.
      expect(v.safeParse(channels[channel].input, input).issues, channel).toBeUndefined();
      const answer = (await callBridge(window, channel, input)) as Result<unknown>;
      if (answer.ok) answered.add(channel);
    }
  }
  return answered;
};

/** Gathers what was told without being looked at: answers, pushes, the window's copy, files that left. */
const gather = async (): Promise<void> => {
  for (const [channel, answer] of await answers(desk.app)) tell(`answer: ${channel}`, answer);
  tell('push', ...(await heard(window)));
  for (const [store, rows] of Object.entries(await storesOf(window))) tell(`store ${store}`, rows);
  for (const name of readdirSync(folder)) tell(`file ${name}`, readFileSync(join(folder, name), 'utf8'));
};

/** Numbers may be written in groups. */
const holds = (text: string, needle: string): boolean =>
  text.includes(needle) || (/^[\dX]{8,}$/.test(needle) && text.replaceAll(/[\s-]/g, '').includes(needle));
const findings = (needles: readonly string[], among: readonly Told[] = told): string[] =>
  needles.flatMap((needle) => among.filter(({ text }) => holds(text, needle)).map(({ where }) => `${needle} in ${where}`));

const allowedTo = (role: Role, { field }: Canary) => table.get(role)!.get(field)!;
/** What of a person a seat must not be told unless it asks for a reveal. */
const forbidden = (role: Role, canary: Canary): readonly string[] => {
  const { row } = allowedTo(role, canary);
  return row === 'shown' ? [] : row === 'masked' ? canary.full : [...canary.full, ...canary.row];
};

const closeCard = async (): Promise<void> => {
  await window.getByTestId('person-close').click();
  await window.getByTestId('person-detail').waitFor({ state: 'detached' });
};
/** How a reveal ends at each seat, so that every way is gone. */
const end: Partial<Record<Role, () => Promise<void>>> = {
  lead: async () => {
    await window.getByTestId('revealed').waitFor({ state: 'detached', timeout: 75_000 });
  },
  dispatcher: async () => {
    await window.keyboard.press('Control+l');
    await window.getByTestId('passphrase').waitFor();
    expect(findings([patient.name, child.name], [{ where: 'locked', text: await documentOf(window) }])).toEqual([]);
    await window.getByTestId('passphrase').fill(PASSPHRASE);
    await window.keyboard.press('Enter');
    await window.getByTestId('queue').waitFor();
    await listen(window);
  },
  village: closeCard,
};

const reveal = (personId: string) => desk.griddesk('people.reveal', { personId, purpose: 'visit', words: '核对测试' });

describe.each([...table.keys()])('the seat of a %s', (role) => {
  const seesAnybody = [...table.get(role)!.values()].some(({ row }) => row !== 'hidden');

  it('is told and shown of a person what the table allows, and nothing else', async () => {
    await sit(role);
    await walk(role);
    await windows();
    const answered = await askEverything(role);
    await gather();
    // The record is one: it has what anybody may see.
    expect(findings([TITLE]).length).toBeGreaterThan(10);
    expect(answered.size).toBeGreaterThan(20);
    expect(findings(NEVER)).toEqual([]);
    for (const [personId, list] of canaries) {
      for (const canary of list) {
        expect(findings(forbidden(role, canary)), `${canary.field} of ${personId}`).toEqual([]);
        if (allowedTo(role, canary).row === 'hidden') continue;
        const first = canary.row.slice(0, 1);
        const inAnswers = told.filter(({ where }) => where.startsWith('answer: '));
        expect(findings(first, inAnswers), `${canary.field} of ${personId} is shown as ${first[0]}`).not.toEqual([]);
      }
      // Not even that there is such a person; who asks by the id is told it back.
      const unasked = told.filter(({ where }) => !/^answer: people\.(?!ofCase)/.test(where));
      if (!seesAnybody) expect(findings([personId], unasked)).toEqual([]);
    }
  }, 300_000);

  it.each(world.people.map(({ id }) => id))('reveals of %s what the table says, for as long as it says', async (personId) => {
    await sit(role);
    const list = canaries.get(personId)!;
    const revealed = list.filter((canary) => allowedTo(role, canary).reveal);
    if (revealed.length === 0) {
      expect(await reveal(personId)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      await gather();
      expect(findings(list.flatMap(({ full }) => full))).toEqual([]);
      return;
    }
    await window.getByTestId('go-people').click();
    await window.locator(`[data-testid="person-row"][data-person-id="${personId}"]`).click();
    const card = window.locator(`[data-testid="person-detail"][data-person-id="${personId}"]`);
    await card.getByTestId('reveal').click();
    await card.getByTestId('reveal-reason').fill('核对测试');
    await card.getByTestId('reveal-confirm').click();
    await card.getByTestId('revealed').waitFor();
    // Whoever takes a picture of the screen is on it.
    expect(await window.getByTestId('watermark').first().getAttribute('data-mark')).toContain(seatOf(role).operatorName);
    const seen: Told = { where: 'document', text: await documentOf(window) };
    await gather();
    const [answer] = told.filter(({ where }) => where === 'answer: people.reveal');
    for (const { field, full } of revealed) {
      expect(findings(full.slice(0, 1), [seen]), `${field} is on the screen`).not.toEqual([]);
      expect(findings(full.slice(0, 1), [answer!]), `${field} is answered`).not.toEqual([]);
    }
    // Nowhere but there, and of nobody else.
    const secrets = revealed.flatMap(({ full }) => full);
    expect(
      findings(
        secrets,
        told.filter((one) => one !== answer),
      ),
    ).toEqual([]);
    const others = [...canaries].filter(([id]) => id !== personId).flatMap(([, all]) => all);
    const hidden = others.filter((canary) => allowedTo(role, canary).row !== 'shown').flatMap(({ full }) => full);
    expect(findings([...hidden, ...NEVER], [...told, seen])).toEqual([]);

    await (personId === patient.id ? end[role]! : closeCard)();
    told = [];
    await look('after it');
    await gather();
    expect(findings(secrets)).toEqual([]);
  });
});
