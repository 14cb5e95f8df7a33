import { readFileSync } from 'node:fs';
import { PERSONAL_FIELDS, type PersonalField } from '../../main/domain';
import { ROLES, roles, type Role } from '../../preload/contract';

/** What a cell of docs/personal-fields.md lets a seat have of a field. */
export interface Allowed {
  readonly row: 'hidden' | 'masked' | 'shown';
  readonly reveal: boolean;
}

const rowOf = (word: string): Allowed['row'] => (word === '–' ? 'hidden' : word === 'shown' ? 'shown' : 'masked');

/**
 * The table of seats and fields as it is published, read from the document itself.
 * @throws when the document lacks a seat or a field
 */
export const readSeatTable = (): ReadonlyMap<Role, ReadonlyMap<PersonalField, Allowed>> => {
  const lines = readFileSync('docs/personal-fields.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head, , ...body] = lines;
  const table = new Map<Role, Map<PersonalField, Allowed>>();
  for (const role of ROLES) {
    const at = head!.indexOf(`${roles[role].zh} ${roles[role].en}`);
    if (at < 1) throw new Error(`no column for ${role}`);
    const cells = new Map<PersonalField, Allowed>();
    for (const field of Object.keys(PERSONAL_FIELDS) as PersonalField[]) {
      const { zh, en } = PERSONAL_FIELDS[field];
      const line = body.find(([first]) => first === `${zh} ${en}`);
      if (!line) throw new Error(`no line for ${field}`);
      const [word, reveal] = line[at]!.split(';').map((part) => part.trim());
      cells.set(field, { row: rowOf(word!), reveal: reveal === 'reveal' });
    }
    if (cells.size !== body.length) throw new Error('the document has fields that the domain does not know');
    table.set(role, cells);
  }
  return table;
};
