import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Person, Role, Seat } from '../../../preload/contract';
import { CARE_WORDS, REPORTER, type canaryWorld } from '../canaries';
import { allSent, give, must, until, type Consoles } from '../consoles';
import type { Console } from '../electron';
import { prepareFolder } from '../prepared-folder';
import { replicaRows } from '../replica';
import { readSeatTable } from '../seat-table';
import { answers, documentOf, heard, listen, recordAnswers, settled, storesOf } from '../told';
import { newId } from '../uuid';
import { reported } from '../wire';
import { Tellings } from './record';

/** Title of the report by the canary reporter. */
export const TITLE = '屋里没有人应声';

/** Of each seat, what the document allows it to see of each personal field. */
export const table = readSeatTable();

/** A console among canaries, in which every seat can sit in turn, and the record of what the one in it was told. */
export interface FieldDesk {
  readonly console: Console;
  readonly window: Page;
  readonly world: ReturnType<typeof canaryWorld>;
  /** A report by the canary reporter, and the case that follows a report by duty. */
  readonly cases: { readonly report: string; readonly duty: string };
  /** One case a seat that anything may happen to. */
  readonly spares: ReadonlyMap<Role, string>;
  /** Where every save dialog puts its file. */
  readonly folder: string;
  readonly told: Tellings;
}

type World = FieldDesk['world'];

/** A report as a grid member's phone sends it. */
const byPhone = ({ people: [patient], village }: World, title: string) => {
  const { gridCode, location } = patient!;
  const over = {
    title,
    category: 'power-tree',
    gridCode,
    reporter: REPORTER,
    // Some metres from the house, since it is the house that must not be told.
    location: { lon: Math.round(location.lon * 1e4) / 1e4, lat: Math.round(location.lat * 1e4) / 1e4, crs: 'WGS84' },
  };
  const actor = { kind: 'reporter', id: REPORTER.id, name: REPORTER.name } as const;
  return reported(newId(), over, { at: Date.now(), area: village, actor });
};

/** Fills every field of the patient and the child that only work fills. @returns the case of the report by duty */
const careFor = async ({ griddesk }: Console, [patient, child]: readonly [Person, Person]): Promise<string> => {
  const asked = (personId: string) => ({ commandId: newId(), personId });
  const visitedAt = Date.now() - 60_000;
  must(await griddesk('people.assess', { ...asked(patient.id), kind: 'mental-health', level: 3, condition: 'unstable', reason: '核对' }));
  must(await griddesk('people.plan', { ...asked(patient.id), lookIns: ['evening'], reason: '核对' }));
  must(await griddesk('people.visit', { ...asked(patient.id), visitedAt, result: 'well', text: CARE_WORDS.visit }));
  const duty = { ...asked(child.id), to: 'police-station', reportedAt: visitedAt, words: CARE_WORDS.duty } as const;
  return must(await griddesk('people.duty', duty)).caseId!;
};

/** Sends a department and the village to the case. */
const dispatched = async (desk: Console, { power, village }: World, caseId: string): Promise<void> => {
  must(await give(desk, 'accept', { caseId, category: 'power-tree', priority: 'important' }));
  const tasks = [power, `village-committee-${village}`].map((departmentId, index) => ({
    departmentId,
    lead: index === 0,
    instructions: '请到场核实',
  }));
  must(await give(desk, 'dispatch', { caseId, tasks }));
};

/** Opens the console, does a lead's work on it, and begins the record. */
export const openFieldDesk = async (consoles: Consoles, world: World): Promise<FieldDesk> => {
  const folder = consoles.newFolder();
  const dataDir = consoles.newFolder();
  const first = byPhone(world, TITLE);
  const others = [...table.keys()].map((role) => [role, byPhone(world, '路灯不亮')] as const);
  await prepareFolder(dataDir, { ...world, events: [first, ...others.map(([, event]) => event)] });
  const desk = await consoles.start({ dataDir, area: world.township, role: 'lead' });
  await until('the people are here', async () => (await replicaRows(desk.window, 'people')).length === world.people.length, 60_000);
  const duty = await careFor(desk, world.people as [Person, Person]);
  const spares = new Map(others.map(([role, { caseId }]) => [role, caseId]));
  for (const caseId of [first.caseId, duty, spares.get('department')!]) await dispatched(desk, world, caseId);
  await allSent(desk);
  await recordAnswers(desk.app);
  // The system's own dialogs cannot be worked by a script; everything behind them is real.
  await desk.app.evaluate(({ dialog }, to) => {
    let file = 0;
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: `${to}/${(file += 1)}` })) as never;
  }, folder);
  return { console: desk, window: desk.window, world, cases: { report: first.caseId, duty }, spares, folder, told: new Tellings() };
};

/** Each chair has somebody else in it: what one types is no other's. */
export const seatOf = ({ village, township, power }: World, role: Role): Seat => ({
  role,
  area: role === 'village' ? village : township,
  operatorId: `op-${role}`,
  operatorName: `席位${role}`,
  ...(role === 'department' ? { departmentId: power } : {}),
});

/** Whether the document lets the seat see anything of anybody. */
export const seesAnybody = (role: Role): boolean => [...table.get(role)!.values()].some(({ row }) => row !== 'hidden');

/** Takes another chair; resolves when the window's copy is that chair's, and begins the record anew. */
export const sit = async ({ console: desk, window, world, cases, folder, told }: FieldDesk, role: Role): Promise<void> => {
  must(await desk.griddesk('settings.update', { seat: seatOf(world, role) }));
  await until(`the copy is the ${role}’s`, async () => {
    const [people, rows] = [await replicaRows(window, 'people'), await replicaRows(window, 'cases')];
    return people.length === (seesAnybody(role) ? world.people.length : 0) && rows.some(({ id }) => id === cases.report);
  });
  // Where the last chair has left this window is not this chair's doing.
  await window.reload();
  await window.locator(`[data-testid="queue-row"][data-case-id="${cases.report}"]`).waitFor();
  await listen(window);
  await answers(desk.app);
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  told.forget();
};

/** Writes down all that a window holds, once what it asked is answered and drawn. */
export const look = async ({ console: { app }, window, told }: FieldDesk, where: string, page: Page = window): Promise<void> => {
  await settled(app, page);
  told.add(`document: ${where}`, await documentOf(page));
};

/** Gathers what was told without being looked at: answers, pushes, the window's copy, files that left. */
export const gather = async ({ console: { app }, window, folder, told }: FieldDesk): Promise<void> => {
  for (const [channel, answer] of await answers(app)) told.add(`answer: ${channel}`, answer);
  told.add('push', ...(await heard(window)));
  for (const [store, rows] of Object.entries(await storesOf(window))) told.add(`store ${store}`, rows);
  for (const name of readdirSync(folder)) told.add(`file ${name}`, readFileSync(join(folder, name), 'utf8'));
};
