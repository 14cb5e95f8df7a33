import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, Role } from '../../preload/contract';
import { canariesOf, canaryWorld, NEVER, type Canary } from '../support/canaries';
import { createConsoles } from '../support/consoles';
import { askEverything } from '../support/fields/ask';
import { gather, look, openFieldDesk, seatOf, seesAnybody, sit, table, TITLE, type FieldDesk } from '../support/fields/desk';
import { findings, type Told } from '../support/fields/record';
import { walk, windows } from '../support/fields/walk';
import { revealOnScreen } from '../support/reveal';
import { documentOf, listen } from '../support/told';

const PASSPHRASE = 'a passphrase for demos only';
const world = canaryWorld(Date.now());
const canaries = new Map(world.people.map((person) => [person.id, canariesOf(person)]));
const [patient, child] = world.people as [Person, Person];
const consoles = createConsoles();
let desk: FieldDesk;

beforeAll(async () => {
  desk = await openFieldDesk(consoles, world);
});
afterAll(async () => {
  await consoles.end();
});

const allowedTo = (role: Role, { field }: Canary) => table.get(role)!.get(field)!;
/** What of a person a seat must not be told unless it asks for a reveal. */
const forbidden = (role: Role, canary: Canary): readonly string[] => {
  const { row } = allowedTo(role, canary);
  return row === 'shown' ? [] : row === 'masked' ? canary.full : [...canary.full, ...canary.row];
};

const closeCard = async ({ window }: FieldDesk): Promise<void> => {
  await window.getByTestId('person-close').click();
  await window.getByTestId('person-detail').waitFor({ state: 'detached' });
};
/** How a reveal ends at each seat, so that every way is gone. */
const end: Partial<Record<Role, (desk: FieldDesk) => Promise<void>>> = {
  lead: async ({ window }) => {
    await window.getByTestId('revealed').waitFor({ state: 'detached', timeout: 75_000 });
  },
  dispatcher: async ({ window }) => {
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

const reveal = (personId: string) => desk.console.griddesk('people.reveal', { personId, purpose: 'visit', words: '核对测试' });

describe.each([...table.keys()])('the seat of a %s', (role) => {
  it('is told and shown of a person what the table allows, and nothing else', async () => {
    await sit(desk, role);
    await walk(desk, role);
    await windows(desk);
    const answered = await askEverything(desk, role);
    await gather(desk);
    const { all } = desk.told;
    // The record is one: it has what anybody may see.
    expect(findings([TITLE], all).length).toBeGreaterThan(10);
    expect(answered.size).toBeGreaterThan(20);
    expect(findings(NEVER, all)).toEqual([]);
    for (const [personId, list] of canaries) {
      for (const canary of list) {
        expect(findings(forbidden(role, canary), all), `${canary.field} of ${personId}`).toEqual([]);
        if (allowedTo(role, canary).row === 'hidden') continue;
        const first = canary.row.slice(0, 1);
        const inAnswers = all.filter(({ where }) => where.startsWith('answer: '));
        expect(findings(first, inAnswers), `${canary.field} of ${personId} is shown as ${first[0]}`).not.toEqual([]);
      }
      // Not even that there is such a person; who asks by the id is told it back.
      const unasked = all.filter(({ where }) => !/^answer: people\.(?!ofCase)/.test(where));
      if (!seesAnybody(role)) expect(findings([personId], unasked)).toEqual([]);
    }
  }, 300_000);

  it.each(world.people.map(({ id }) => id))('reveals of %s what the table says, for as long as it says', async (personId) => {
    await sit(desk, role);
    const { window, told } = desk;
    const list = canaries.get(personId)!;
    const revealed = list.filter((canary) => allowedTo(role, canary).reveal);
    if (revealed.length === 0) {
      expect(await reveal(personId)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      await gather(desk);
      expect(
        findings(
          list.flatMap(({ full }) => full),
          told.all,
        ),
      ).toEqual([]);
      return;
    }
    await revealOnScreen(window, personId);
    // Whoever takes a picture of the screen is on it.
    expect(await window.getByTestId('watermark').first().getAttribute('data-mark')).toContain(seatOf(world, role).operatorName);
    const seen: Told = { where: 'document', text: await documentOf(window) };
    await gather(desk);
    const [answer] = told.all.filter(({ where }) => where === 'answer: people.reveal');
    for (const { field, full } of revealed) {
      expect(findings(full.slice(0, 1), [seen]), `${field} is on the screen`).not.toEqual([]);
      expect(findings(full.slice(0, 1), [answer!]), `${field} is answered`).not.toEqual([]);
    }
    // Nowhere but there, and of nobody else.
    const secrets = revealed.flatMap(({ full }) => full);
    expect(
      findings(
        secrets,
        told.all.filter((one) => one !== answer),
      ),
    ).toEqual([]);
    const others = [...canaries].filter(([id]) => id !== personId).flatMap(([, all]) => all);
    const hidden = others.filter((canary) => allowedTo(role, canary).row !== 'shown').flatMap(({ full }) => full);
    expect(findings([...hidden, ...NEVER], [...told.all, seen])).toEqual([]);

    await (personId === patient.id ? end[role]! : closeCard)(desk);
    told.forget();
    await look(desk, 'after it');
    await gather(desk);
    expect(findings(secrets, told.all)).toEqual([]);
  });
});
