import type { CareAction, Role } from '../../../preload/contract';
import type { CareState } from './state';

/**
 * What each seat is shown of somebody in care: the one place that says it (Personal Information Protection Law, articles
 * 6, 28 and 29: the minimum that the purpose needs). `none`: not that there is such a person; `masked`: the row;
 * `reveal`: the row, and the fields in full for a stated purpose, for a minute. 席位与个人信息
 */
export type Sight = 'none' | 'masked' | 'reveal';

const SIGHT: Readonly<Record<Role, Sight>> = {
  dispatcher: 'reveal',
  lead: 'reveal',
  village: 'reveal',
  department: 'none',
  observer: 'none',
};

/** A role this version does not know is shown nobody. */
export const sightOf = (role: Role): Sight => SIGHT[role] ?? 'none';
export const seesPeople = (role: Role): boolean => sightOf(role) !== 'none';
export const mayReveal = (role: Role): boolean => sightOf(role) === 'reveal';

/** How a field stands in the row of a seat that sees it. */
export type FieldMask = 'hidden' | 'surname' | 'ends' | 'group' | 'years' | 'shown';

interface Field {
  readonly zh: string;
  readonly en: string;
  readonly inRow: FieldMask;
  /** Shown in full by a reveal. */
  readonly revealed: boolean;
}

/** Every personal field of a record. 个人信息字段 */
export const PERSONAL_FIELDS = {
  name: { zh: '姓名', en: 'Name', inRow: 'surname', revealed: true },
  idNumber: { zh: '身份证号', en: 'ID number', inRow: 'ends', revealed: true },
  phone: { zh: '电话', en: 'Phone', inRow: 'ends', revealed: true },
  birthDate: { zh: '出生日期', en: 'Date of birth', inRow: 'years', revealed: true },
  sex: { zh: '性别', en: 'Sex', inRow: 'shown', revealed: false },
  address: { zh: '住址', en: 'Address', inRow: 'group', revealed: true },
  location: { zh: '位置', en: 'Position', inRow: 'shown', revealed: false },
  care: { zh: '关爱类别与等级', en: 'Kind and level of care', inRow: 'shown', revealed: false },
  condition: { zh: '病情', en: 'Condition', inRow: 'shown', revealed: false },
  notes: { zh: '备注', en: 'Notes', inRow: 'hidden', revealed: true },
  guardianName: { zh: '监护人姓名', en: 'Guardian’s name', inRow: 'surname', revealed: true },
  guardianPhone: { zh: '监护人电话', en: 'Guardian’s phone', inRow: 'ends', revealed: true },
  guardianRelation: { zh: '与监护人关系', en: 'Guardian’s relation', inRow: 'shown', revealed: false },
  lookIns: { zh: '早晚看望', en: 'Look-ins', inRow: 'shown', revealed: false },
  duty: { zh: '强制报告', en: 'Reports by duty', inRow: 'shown', revealed: false },
  visits: { zh: '走访记录', en: 'Visits', inRow: 'shown', revealed: false },
  responsible: { zh: '责任网格员', en: 'Member responsible', inRow: 'shown', revealed: false },
} as const satisfies Readonly<Record<string, Field>>;
export type PersonalField = keyof typeof PERSONAL_FIELDS;

/** What a seat gets of a field: how it stands in the row, and whether a reveal shows it in full. */
export const fieldFor = (role: Role, field: PersonalField): { readonly inRow: FieldMask; readonly revealed: boolean } => {
  const { inRow, revealed } = PERSONAL_FIELDS[field];
  return seesPeople(role) ? { inRow, revealed: revealed && mayReveal(role) } : { inRow: 'hidden', revealed: false };
};

interface CareRule {
  readonly roles: readonly Role[];
  /** Whether the person has to be in care, or to have left it. */
  readonly inCare: boolean;
  /** Only for a minor. */
  readonly minor?: true;
}

const CENTRE: readonly Role[] = ['dispatcher', 'lead'];
const CENTRE_AND_VILLAGE: readonly Role[] = [...CENTRE, 'village'];

/** Who may do what for somebody in care. 权限表 */
export const CARE_TABLE: Readonly<Record<CareAction, CareRule>> = {
  visit: { roles: CENTRE_AND_VILLAGE, inCare: true },
  assess: { roles: CENTRE, inCare: true },
  plan: { roles: CENTRE_AND_VILLAGE, inCare: true },
  hand: { roles: CENTRE_AND_VILLAGE, inCare: true },
  duty: { roles: CENTRE_AND_VILLAGE, inCare: true, minor: true },
  reveal: { roles: CENTRE_AND_VILLAGE.filter(mayReveal), inCare: true },
  leave: { roles: ['lead'], inCare: true },
  restore: { roles: ['lead'], inCare: false },
};

/** Who is told of people who have left care and are not erased yet: whoever can take them back. */
export const seesLeft = (role: Role): boolean => CARE_TABLE.restore.roles.includes(role);

export const careActionsFor = (state: CareState, role: Role, minor: boolean): CareAction[] =>
  (Object.keys(CARE_TABLE) as CareAction[]).filter((action) => {
    const rule = CARE_TABLE[action];
    return rule.roles.includes(role) && rule.inCare === (state.left === undefined) && (minor || !rule.minor);
  });
