import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsoles } from '../support/consoles';
import { readActionTable, type ActionTable } from '../support/seats/action-table';
import { allowedBy, cellsOf, handOf, linesFor, sees, type Allowed } from '../support/seats/expected';
import { offeredIn, paletteActs, walk } from '../support/seats/screen';
import { ABOVE, startSeatDesk, WORDS, type SeatDesk } from '../support/seats/seat-desk';
import { chairsOf, DISTRICT, type Chair } from '../support/seats/seats';
import { SITUATIONS, type Situation } from '../support/seats/situations';

const consoles = createConsoles();
afterAll(consoles.end);

let world: SeatDesk;
let table: ActionTable;
let cases: ReadonlyMap<string, string>;
let situations: ReadonlyMap<string, Situation>;
/** Cells of the document that some situation has put to the test, with the offer seen on the screen. */
const met = new Set<string>();

const CHAIRS = chairsOf('', '').map(({ name }) => name);

beforeAll(async () => {
  table = readActionTable();
  world = await startSeatDesk(consoles);
  cases = await world.bringAbout(SITUATIONS);
  situations = new Map(SITUATIONS.map((situation) => [cases.get(situation.name)!, situation]));
}, 120_000);

const isLive = (state: string) => ['sent', 'acknowledged', 'arrived'].includes(state);

/**
 * What a chair is taken through. The district has the same table as the township, so that there only cases that were
 * handed up tell something new.
 */
const roundOf = (chair: Chair) => {
  const above = chair.area === DISTRICT;
  const shown = SITUATIONS.filter((situation) => sees(chair, situation, world) && (!above || situation.inCharge !== undefined));
  const todo = shown.filter(({ tasks = [] }) => tasks.some(([hand, state]) => handOf(hand, world) === chair.own && isLive(state)));
  const inbox = [
    { testId: 'inbox-todo', count: todo.length },
    { testId: 'inbox-done', count: shown.length - todo.length },
  ];
  return {
    words: above ? `${WORDS} ${ABOVE}` : WORDS,
    names: shown.map(({ name }) => name).sort(),
    shelves: chair.role === 'department' ? inbox : [{ count: shown.length }],
  };
};

/** What is allowed, as the panel shows it. */
const asShown = (allowed: readonly Allowed[]): string[] =>
  allowed.map(({ action, on }) => (on ? `${action} ${on.departmentId} ${on.state}` : action)).sort();

/** What the palette can do, parted into acts of the document, by their words, and everything else. */
const readPalette = async (documented: ReadonlySet<string>) => {
  const acts = (await paletteActs(world.desk.window)).filter(({ id }) => !id.startsWith('print-'));
  // An act on a second task says whose it is.
  const wordOf = (label: string) => label.split(' · ')[0]!;
  return {
    ofCase: acts
      .map(({ label }) => wordOf(label))
      .filter((word) => documented.has(word))
      .sort(),
    rest: acts.filter(({ label }) => !documented.has(wordOf(label))).map(({ label }) => label),
  };
};

describe('what a seat is offered', () => {
  it.each(CHAIRS)('at the %s is, in every situation, exactly what the document allows: in the panel and in the palette', async (name) => {
    const { window } = world.desk;
    const chair = world.chairs.find((one) => one.name === name)!;
    const documented = new Set([...table.cases, ...table.tasks].map(({ word }) => word));
    const { words, names, shelves } = roundOf(chair);
    await world.sit(name);
    // The window follows the settings: until then its list is ready too, for the chair before.
    const own = chair.departmentId === undefined ? '' : `[data-department="${chair.departmentId}"]`;
    const list = `[data-testid="queue"][data-status="ready"][data-role="${chair.role}"][data-area="${chair.area}"]${own}`;
    await window.locator(list).waitFor({ timeout: 30_000 });
    /** What the palette can do besides, which does not hang on the case; and the acts it was asked about already. */
    let besides: readonly string[] | undefined;
    const asked = new Set<string>();
    const seen = await walk(window, words, shelves, async (caseId) => {
      const situation = situations.get(caseId)!;
      const message = `${name}: ${situation.name}`;
      const allowed = allowedBy(table, chair, situation, world);
      const expected = { state: situation.state, acts: asShown(allowed), unknown: [] };
      await expect.poll(() => offeredIn(window), { timeout: 5000, message }).toMatchObject(expected);
      const { compares, unmerges } = await offeredIn(window);
      if (!expected.acts.includes('merge')) expect(compares, message).toEqual([]);
      for (const other of unmerges) expect(asShown(allowedBy(table, chair, situations.get(other)!, world)), message).toContain('unmerge');
      for (const cell of cellsOf(linesFor(table, chair, situation, world), situation.state)) met.add(cell);

      const acts = expected.acts.join();
      if (asked.has(acts)) return;
      asked.add(acts);
      const { ofCase, rest } = await readPalette(documented);
      expect(ofCase, `palette, ${message}`).toEqual(allowed.map(({ word }) => word).sort());
      besides ??= rest;
      expect(rest, `palette, ${message}`).toEqual(besides);
    });
    expect([...seen].map((caseId) => situations.get(caseId)?.name).sort()).toEqual(names);
  });

  it('has been seen for every mark of the document, but for those no case of the state can fulfil', () => {
    // None of the situations is a dispute, and none was closed as handed over: tests/unit/domain/permission.test.ts has those.
    const elsewhere = / (dispute|mediate) | transfer closed$/;
    const unmet = cellsOf(table.cases).filter((cell) => !met.has(cell) && !elsewhere.test(cell));
    expect(unmet).toEqual([
      // Nobody has a task of a report that is not filed, nor an open one of a case that waits to be dispatched.
      'village explain received',
      'village request-suspension filed',
      'department note received',
      'department explain received',
      'department request-suspension filed',
    ]);
  });
});
