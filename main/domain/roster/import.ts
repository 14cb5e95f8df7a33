import {
  MEMBER_ROLES,
  memberRoles,
  type Area,
  type Grid,
  type Member,
  type RosterColumn,
  type RowProblem,
  type RowProblemName,
} from '../../../preload/contract';
import { areaUnder } from '../area';
import type { Columns, TableRow } from './columns';

/** What a row is checked against: the seat's part of the directory. */
export interface RosterKnown {
  readonly seatArea: string;
  readonly areas: readonly Area[];
  readonly grids: readonly Grid[];
  readonly members: readonly Member[];
  /** Whether an id is that of somebody outside of the seat's area. */
  readonly isElsewhere: (id: string) => boolean;
  /** The id of somebody new, the same whenever the same person of the same place is read. */
  readonly newId: (area: string, name: string, phone: string) => string;
}

export type CheckedRow =
  | { readonly kind: 'good'; readonly row: number; readonly before: Member | undefined; readonly after: Member }
  | { readonly kind: 'bad'; readonly row: number; readonly problems: readonly RowProblem[] };

const MAX_TEXT = 60;
/** What a bucket's key may be made of (NATS), which the protocol makes of the id. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const PHONE = /^\+?\d{7,20}$/;
const YES = new Set(['是', '在岗', '1', 'true', 'yes', 'y', '√']);
const NO = new Set(['否', '不在岗', '0', 'false', 'no', 'n', '×', '离岗']);

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();
/** A spreadsheet's leading apostrophe, with which exports keep formulas from running, is no part of the text. */
const cellOf = ({ cells }: TableRow, at: number | undefined): string =>
  at === undefined ? '' : plain(cells[at] ?? '').replace(/^'(?=[=+\-@])/, '');
const dial = (phone: string): string => phone.replace(/[\s\-().]/g, '');
/** The same number stays written as it was. */
const phoneOf = (before: Member | undefined, phone: string): string => (before && dial(before.phone) === phone ? before.phone : phone);

const ROLE_BY_WORD = new Map(
  MEMBER_ROLES.flatMap((role) => [role, memberRoles[role].zh, memberRoles[role].en.toLowerCase()].map((word) => [word, role] as const)),
);

/** Things by their name, to tell apart one from none and from several. */
const byName = <T extends { readonly name: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const name = plain(one.name);
    const same = found.get(name);
    if (same) same.push(one);
    else found.set(name, [one]);
  }
  return found;
};

class Faults {
  readonly list: RowProblem[] = [];
  add(column: RosterColumn, reason: RowProblemName, more: Partial<RowProblem> = {}): undefined {
    this.list.push({ column, reason, ...more });
    return undefined;
  }
}

/** Shown beside the reason; a code or a name of a place that is longer is no code. */
const shown = (value: string) => ({ value: value.slice(0, MAX_TEXT) });

/**
 * Looks at every row of a table: either somebody as they will stand in the roster, or all that is wrong with the row. Reads
 * and changes nothing. People are known again by their id, or where there is none by name and phone.
 */
export const checkRoster = (columns: Columns, body: readonly TableRow[], known: RosterKnown): CheckedRow[] => {
  const areaByCode = new Map(known.areas.map((area) => [area.code, area]));
  const areasByName = byName(known.areas.filter(({ code }) => areaUnder(code, known.seatArea)));
  const gridByCode = new Map(known.grids.map((grid) => [grid.gridCode, grid]));
  const gridsByName = byName(known.grids);
  const memberById = new Map(known.members.map((member) => [member.id, member]));
  const person = (name: string, phone: string) => `${plain(name)}\n${dial(phone)}`;
  const memberByPerson = new Map(known.members.map((member) => [person(member.name, member.phone), member]));
  const rowOfId = new Map<string, number>();
  const rowOfPerson = new Map<string, number>();

  const areaOf = (row: TableRow, faults: Faults): string | undefined => {
    const code = cellOf(row, columns.areaCode);
    const name = cellOf(row, columns.area);
    if (code !== '') {
      if (!areaByCode.has(code)) return faults.add('areaCode', 'unknown-area', shown(code));
      return areaUnder(code, known.seatArea) ? code : faults.add('areaCode', 'outside', shown(code));
    }
    if (name === '') return faults.add(columns.area === undefined ? 'areaCode' : 'area', 'missing');
    const found = areasByName.get(name) ?? [];
    if (found.length > 1) return faults.add('area', 'ambiguous-area', shown(name));
    return found[0]?.code ?? faults.add('area', 'unknown-area', shown(name));
  };

  const gridOf = (words: string, faults: Faults): Grid | undefined => {
    const code = gridByCode.get(words);
    if (code) return code;
    const found = gridsByName.get(words) ?? [];
    if (found.length > 1) return faults.add('grids', 'ambiguous-grid', shown(words));
    return found[0] ?? faults.add('grids', 'unknown-grid', shown(words));
  };

  /** A grid belongs to the village of whoever is in charge of it, or lies in their township or district. */
  const gridsOf = (row: TableRow, area: string | undefined, faults: Faults): string[] => {
    const words = cellOf(row, columns.grids)
      .split(/[,，、;；|]/)
      .map(plain)
      .filter(Boolean);
    return [...new Set(words)].flatMap((word) => {
      const grid = gridOf(word, faults);
      if (!grid) return [];
      if (area !== undefined && !areaUnder(grid.area, area.split('-')[0]!)) faults.add('grids', 'grid-elsewhere', shown(word));
      return [grid.gridCode];
    });
  };

  const textOf = (row: TableRow, column: 'name' | 'phone', faults: Faults): string => {
    const text = cellOf(row, columns[column]);
    if (text === '') faults.add(column, 'missing');
    else if (text.includes('*')) faults.add(column, 'masked');
    else if (text.length > MAX_TEXT) faults.add(column, 'too-long');
    else if (column === 'phone' && !PHONE.test(dial(text))) faults.add(column, 'bad-phone');
    return column === 'phone' ? dial(text) : text;
  };

  const dutyOf = (row: TableRow, before: Member | undefined, faults: Faults): boolean => {
    const word = cellOf(row, columns.onDuty).toLowerCase();
    if (word === '') return before?.onDuty ?? false;
    if (!YES.has(word) && !NO.has(word)) faults.add('onDuty', 'bad-duty', shown(word));
    return YES.has(word);
  };

  return body.map((row): CheckedRow => {
    const faults = new Faults();
    const name = textOf(row, 'name', faults);
    const phone = textOf(row, 'phone', faults);
    const roleWord = cellOf(row, columns.role);
    const role = ROLE_BY_WORD.get(roleWord.toLowerCase());
    if (roleWord === '') faults.add('role', 'missing');
    else if (!role) faults.add('role', 'unknown-role', shown(roleWord));
    const area = areaOf(row, faults);
    const grids = gridsOf(row, area, faults);
    const ownId = cellOf(row, columns.id);
    if (ownId !== '' && !ID.test(ownId)) faults.add('id', 'bad-id', shown(ownId));
    const who = person(name, phone);
    const id = ownId || (memberByPerson.get(who)?.id ?? (area === undefined ? '' : known.newId(area, name, phone)));
    // Somebody who once came from such a file and was changed since has the id that the file makes anew.
    const before = memberById.get(id);
    if (before === undefined && known.isElsewhere(id)) faults.add('id', 'outside', shown(id));
    const onDuty = dutyOf(row, before, faults);
    const sameId = id === '' ? undefined : rowOfId.get(id);
    const samePerson = rowOfPerson.get(who);
    if (sameId !== undefined && ownId !== '') faults.add('id', 'id-twice', { row: sameId });
    else if (samePerson !== undefined) faults.add('name', 'person-twice', { row: samePerson });
    // Another name or number, but whoever the roster knows by them stands in that row with their id.
    else if (sameId !== undefined) faults.add('name', 'person-twice', { row: sameId });
    if (name !== '' && phone !== '') rowOfPerson.set(who, samePerson ?? row.row);
    if (id !== '') rowOfId.set(id, sameId ?? row.row);
    if (faults.list.length > 0 || role === undefined || area === undefined) return { kind: 'bad', row: row.row, problems: faults.list };
    return { kind: 'good', row: row.row, before, after: { ...before, id, name, phone: phoneOf(before, phone), role, area, grids, onDuty } };
  });
};

/** Whether two entries say the same of somebody, whatever the order of their fields. */
export const sameMember = (a: Member | undefined, b: Member | undefined): boolean => {
  const text = (member: Member | undefined): string =>
    member === undefined ? '' : JSON.stringify(Object.entries(member).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
};
