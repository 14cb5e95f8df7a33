import { expect, it } from 'vitest';
import type { CaseRow, Seat } from '../../../preload/contract';
import { createKeptRows } from '../../../main/services/kept-rows';
import type { CaseRecord } from '../../../main/ports';

const record = (id: string) => ({ id }) as CaseRecord;
const SEAT: Seat = { role: 'dispatcher', area: '530303101', operatorId: 'op-0001', operatorName: '测试员' };

const keep = (most?: number) => {
  const now = { seat: SEAT, names: {} };
  const rows = createKeptRows(() => now.seat, { edition: () => now.names }, most);
  let made = 0;
  const ask = (of: CaseRecord) => rows.of(of, () => ({ id: of.id, rev: (made += 1) }) as CaseRow);
  return { now, ask, made: () => made };
};

it('makes a row once for a case as it is, and anew for another record of the same case', () => {
  const { ask, made } = keep();
  const one = record('a');
  expect(ask(one)).toBe(ask(one));
  expect(made()).toBe(1);
  ask(record('a'));
  expect(made()).toBe(2);
});

it('keeps none for another seat or other names, and all for the same seat said again', () => {
  const { ask, made, now } = keep();
  const one = record('a');
  ask(one);
  now.seat = { ...SEAT };
  ask(one);
  expect(made()).toBe(1);
  now.seat = { ...SEAT, role: 'lead' };
  ask(one);
  expect(made()).toBe(2);
  now.names = {};
  ask(one);
  expect(made()).toBe(3);
});

it('lets those go that were not asked for the longest', () => {
  const { ask, made } = keep(2);
  const [a, b, c] = [record('a'), record('b'), record('c')];
  for (const one of [a, b, a, c]) ask(one);
  expect(made()).toBe(3);
  ask(a);
  expect(made()).toBe(3);
  ask(b);
  expect(made()).toBe(4);
});
