import { expect, it } from 'vitest';
import { fieldFor, PERSONAL_FIELDS, type FieldMask, type PersonalField } from '../../../main/domain';
import { ROLES, roles } from '../../../preload/contract';

const introduction = `# 席位与个人信息 Seats and personal fields

What each seat gets of somebody in care. “reveal”: in full for a stated purpose and a minute, after the audit record has been written.
Made from \`main/domain/care/seats.ts\` by \`npx vitest run tests/unit/docs -u\`; a test compares the two.

`;

const WORDS: Readonly<Record<FieldMask, string>> = {
  hidden: '–',
  surname: 'surname',
  ends: 'first and last digits',
  group: 'down to the group',
  years: 'age in years',
  shown: 'shown',
};
const cell = (role: (typeof ROLES)[number], field: PersonalField): string => {
  const { inRow, revealed } = fieldFor(role, field);
  return revealed ? `${WORDS[inRow]}; reveal` : WORDS[inRow];
};

it('the table of seats and personal fields in docs says what the domain says', async () => {
  const names = Object.keys(PERSONAL_FIELDS) as PersonalField[];
  const head = ['字段 Field', ...ROLES.map((role) => `${roles[role].zh} ${roles[role].en}`)];
  const lines = names.map((field) => [
    `${PERSONAL_FIELDS[field].zh} ${PERSONAL_FIELDS[field].en}`,
    ...ROLES.map((role) => cell(role, field)),
  ]);
  const rows = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  await expect(`${introduction}${rows.join('\n')}\n`).toMatchFileSnapshot('../../../docs/personal-fields.md');
});

it('observers and departments get nothing of any field', () => {
  for (const field of Object.keys(PERSONAL_FIELDS) as PersonalField[])
    for (const role of ['observer', 'department'] as const) expect(fieldFor(role, field)).toEqual({ inRow: 'hidden', revealed: false });
});
