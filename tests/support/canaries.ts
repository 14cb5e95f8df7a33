import { careConditions, careKinds, type Member, type Person } from '../../preload/contract';
import type { RawDirectoryEntry } from '../../main/ports';
import type { PersonalField } from '../../main/domain';
import { smallWorld } from './small-world';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from './wire';

/**
 * Invented people whose every field is a text that stands nowhere else, so that finding one anywhere says where it came
 * from. 金丝雀
 */

const DAY = 86_400_000;
const dayFrom = (now: number, days: number): string => new Date(now + days * DAY).toISOString().slice(0, 10);

/** What to look for of one field. */
export interface Canary {
  readonly field: PersonalField;
  /** As it stands in the record; a text holding one of these tells the field in full. */
  readonly full: readonly string[];
  /** As a masked row has it; of a field that is shown as it is, the same as `full`. */
  readonly row: readonly string[];
}

const POWER = `power-supply-${TOWNSHIP}`;
const RESPONSIBLE: Member = {
  id: 'gm-canary',
  name: '尉迟珩',
  phone: '10006158274',
  role: 'grid-member',
  area: VILLAGE,
  grids: [`${VILLAGE}-01-01`],
  onDuty: true,
};

/** Words of visits, look-ins and reports by duty that a lead writes down. */
export const CARE_WORDS = { visit: '金丝雀走访见闻', duty: '金丝雀强制报告' } as const;

/** Where both of them live, and who looks after them how often. */
const lookedAfter = (now: number) => ({
  gridCode: `${VILLAGE}-01-01`,
  visitPlan: { everyDays: 30, nextDue: dayFrom(now, 20) },
  responsible: RESPONSIBLE.id,
});
const SINCE = '2025-01-01';

const patient = (now: number): Person => ({
  ...lookedAfter(now),
  id: 'p-canary-patient',
  name: '澹台翯',
  idNumber: '530303195803170914',
  phone: '10007419263',
  birthDate: '1958-03-17',
  sex: 'female',
  address: '试验镇一号村三组鹇翎巷 83 号',
  location: { lon: 103.8217391, lat: 25.6024683 },
  care: [
    {
      kind: 'mental-health',
      level: 3,
      since: SINCE,
      guardian: { name: '漆雕翀', phone: '10002864951', relation: '金丝雀堂姊' },
      notes: '金丝雀备注：夜间出走两次',
    },
  ],
});

/** A child of eight or nine years, whenever the test runs. */
const child = (now: number): Person => {
  const born = Number(dayFrom(now, 0).slice(0, 4)) - 9;
  return {
    ...lookedAfter(now),
    id: 'p-canary-child',
    name: '壤驷昕',
    idNumber: `530303${born}0826271X`,
    phone: '10005937184',
    birthDate: `${born}-08-26`,
    sex: 'male',
    address: '试验镇一号村五组鸬鹚塘 47 号',
    location: { lon: 103.8253719, lat: 25.6041897 },
    care: [
      {
        kind: 'left-behind-child',
        level: 1,
        since: SINCE,
        guardian: { name: '公冶焱', phone: '10003157429', relation: '金丝雀外祖' },
        notes: '金丝雀备注：父母在外',
      },
    ],
  };
};

/** Who reports a case, and a member of the roster who has nothing to do with anybody: masked to every seat. */
export const REPORTER = { id: 'rp-canary', name: '闾丘鹤', phone: '10008246315' } as const;
const COLLEAGUE: Member = { ...RESPONSIBLE, id: 'gm-other', name: '亓官雎', phone: '10004682759', area: OTHER_VILLAGE, grids: [] };

/** Texts that no seat is shown outside of a signed export. */
export const NEVER: readonly string[] = [REPORTER.name, REPORTER.phone, COLLEAGUE.phone, RESPONSIBLE.phone];

/** A township with the canaries in it; with departments that the shipped rules know. */
export const canaryWorld = (now: number) => {
  const people = [patient(now), child(now)];
  const department = (id: string, kind: string, area: string) => ({
    id,
    name: `试验${kind}`,
    kind,
    phone: '10000000001',
    area,
    onDuty: [],
    handles: ['power'],
  });
  const departments = [
    department(POWER, 'power-supply', TOWNSHIP),
    department(`civil-affairs-${TOWNSHIP}`, 'civil-affairs', TOWNSHIP),
    department(`police-station-${TOWNSHIP}`, 'police-station', TOWNSHIP),
    department(`village-committee-${VILLAGE}`, 'village-committee', VILLAGE),
  ];
  const entries: RawDirectoryEntry[] = [
    ...smallWorld().filter(({ kind }) => kind === 'area' || kind === 'grid'),
    ...departments.map((value) => ({ kind: 'department' as const, key: value.id, value })),
    ...[RESPONSIBLE, COLLEAGUE].map((value) => ({ kind: 'member' as const, key: value.id, value })),
    ...people.map((value) => ({ kind: 'person' as const, key: `${TOWNSHIP}.${value.id}`, value })),
  ];
  return { people, entries, power: POWER, village: VILLAGE, township: TOWNSHIP };
};

const same = (field: PersonalField, ...texts: string[]): Canary => ({ field, full: texts, row: texts });
const digits = (text: string): string => `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`;

/** What tells each field of a person; `row` is how the masking rules of the domain are to show it, written out by hand. */
export const canariesOf = (person: Person): readonly Canary[] => {
  const [reason] = person.care;
  const { kind, guardian, notes } = reason!;
  const [year, month, day] = person.birthDate.split('-');
  const isPatient = kind === 'mental-health';
  const surname = (name: string) => `${name.slice(0, 2)}*`;
  return [
    { field: 'name', full: [person.name], row: [surname(person.name)] },
    { field: 'idNumber', full: [person.idNumber, person.idNumber.slice(6, 14)], row: [digits(person.idNumber)] },
    { field: 'phone', full: [person.phone!], row: [digits(person.phone!)] },
    {
      field: 'birthDate',
      full: [person.birthDate, `${year}年${Number(month)}月${Number(day)}日`, `${year}/${Number(month)}/${Number(day)}`],
      row: ['"age":'],
    },
    same('sex', `"sex":"${person.sex}"`),
    { field: 'address', full: [/组(.*)$/.exec(person.address)![1]!], row: [person.address.replace(/(?<=组).*$/, '***')] },
    same('location', String(person.location.lon), String(person.location.lat)),
    same('care', `"kind":"${kind}"`, careKinds[kind].zh),
    ...(isPatient ? [same('condition', '"condition":"unstable"', careConditions.unstable.zh)] : []),
    { field: 'notes', full: [notes!], row: [] },
    { field: 'guardianName', full: [guardian!.name], row: [surname(guardian!.name)] },
    { field: 'guardianPhone', full: [guardian!.phone], row: [digits(guardian!.phone)] },
    same('guardianRelation', guardian!.relation),
    ...(isPatient ? [same('lookIns', '"lookIns":["evening"]'), same('visits', CARE_WORDS.visit)] : [same('duty', CARE_WORDS.duty)]),
    same('responsible', RESPONSIBLE.name),
  ];
};
