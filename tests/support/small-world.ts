import * as v from 'valibot';
import {
  CareRules,
  EvaluationRules,
  RosterRules,
  type Area,
  type Department,
  type Grid,
  type Member,
  type Person,
  type Rulebook,
} from '../../preload/contract';
import shippedCare from '../../resources/data/care.json';
import shippedRoster from '../../resources/data/roster.json';
import shippedEvaluation from '../../resources/data/evaluation.json';
import type { RawDirectoryEntry } from '../../main/ports';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from './wire';

const limit = (minutes: number) => ({ minutes, kind: 'running' }) as const;
const limits = (urgent: number, important: number, routine: number) => ({
  urgent: limit(urgent),
  important: limit(important),
  routine: limit(routine),
});
const category = (id: string, departments: string[]) =>
  ({ id, zh: id, en: id, priority: 'important', departments, handle: limits(60, 240, 1440) }) as const;

/** The rules of care as they are shipped. */
export const careRules: CareRules = v.parse(CareRules, shippedCare);

/** The rules of evaluation as they are shipped. */
export const evaluationRules: EvaluationRules = v.parse(EvaluationRules, shippedEvaluation);

/** What is shipped of grid members' duties. */
export const rosterRules: RosterRules = v.parse(RosterRules, shippedRoster);

/** A rulebook of two categories. */
export const rulebook: Rulebook = {
  limits: { file: limits(10, 15, 15), dispatch: limits(15, 15, 15), verify: limits(30, 30, 30) },
  warnAt: 0.8,
  maxExtensions: 2,
  maxSuspensions: 1,
  leadCloses: { supervised: true, reopened: true, escalated: true, priorities: [] },
  duplicates: { metres: 300, hours: 336, likeness: 0.15, most: 6 },
  workingHours: [
    { from: 480, to: 720 },
    { from: 840, to: 1080 },
  ],
  categories: [category('power', ['power-supply']), category('other', ['general-office'])],
  templates: [],
};

const area = (code: string, name: string, level: Area['level'], parent: string | null): Area => ({
  code,
  name,
  level,
  parent,
  center: [103.82, 25.6],
});

/** A cell of a hundredth of a degree, its south-west corner given. */
export const square = (lon: number, lat: number): Grid['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + 0.01, lat],
      [lon + 0.01, lat + 0.01],
      [lon, lat + 0.01],
      [lon, lat],
    ],
  ],
});

const grid = (gridCode: string, village: string): Grid => ({
  gridCode,
  name: `网格 ${gridCode.slice(-2)}`,
  type: 'rural',
  area: village,
  households: 20,
  members: ['gm-0001'],
  geometry: square(103.82, 25.6),
});

const department = (id: string, kind: string, where: string): Department => ({
  id,
  name: `试验${kind}`,
  kind,
  phone: '10000000001',
  area: where,
  onDuty: [],
  handles: ['power'],
});

export const person = (id: string, gridCode: string): Person => ({
  id,
  name: '李试验',
  idNumber: '530303194001010000',
  birthDate: '1940-01-01',
  sex: 'female',
  address: '试验村一组 3 号',
  gridCode,
  location: { lon: 103.821, lat: 25.601 },
  care: [{ kind: 'lives-alone', level: 1, since: '2025-01-01' }],
  visitPlan: { everyDays: 30, nextDue: '2026-12-01' },
  responsible: 'gm-0001',
});

const member: Member = {
  id: 'gm-0001',
  name: '张试验',
  phone: '10001234567',
  role: 'grid-member',
  area: VILLAGE,
  grids: [`${VILLAGE}-01-01`],
  onDuty: true,
};

/** A township of two villages. */
export const smallWorld = (): RawDirectoryEntry[] => [
  ...[
    area('530303', '沾益区', 'district', null),
    area(TOWNSHIP, '试验镇', 'township', '530303'),
    area(VILLAGE, '一号村', 'village', TOWNSHIP),
    area(OTHER_VILLAGE, '二号村', 'village', TOWNSHIP),
  ].map((value) => ({ kind: 'area' as const, key: value.code, value })),
  ...[grid(`${VILLAGE}-01-01`, VILLAGE), grid(`${OTHER_VILLAGE}-01-01`, OTHER_VILLAGE)].map((value) => ({
    kind: 'grid' as const,
    key: value.gridCode,
    value,
  })),
  ...[
    department('power-supply', 'power-supply', TOWNSHIP),
    department('general-office', 'general-office', TOWNSHIP),
    department(`village-committee-${VILLAGE}`, 'village-committee', VILLAGE),
  ].map((value) => ({ kind: 'department' as const, key: value.id, value })),
  { kind: 'member', key: member.id, value: member },
  ...[person('p-0001', `${VILLAGE}-01-01`), person('p-0002', `${OTHER_VILLAGE}-01-01`)].map((value) => ({
    kind: 'person' as const,
    key: `${TOWNSHIP}.${value.id}`,
    value,
  })),
];
