import type { CareKind, Grid, Person } from '../../../../preload/contract';
import { seeded, type Random } from '../random';
import { spotIn } from '../geography/spot';
import { plusDays } from './dates';
import { gridMemberId } from './members';
import { inventedIdNumber, inventedName, inventedPhone, nameOfFamily, surnameOf } from './invented';
import { groupOfGrid } from './grids';
import type { VillagePlan } from './plan';

/** People in care a township, both ends possible; the real share is personal data and not ours to know. */
const PER_TOWNSHIP = { min: 34, max: 58 } as const;
const FIRST_PHONE = 200_000;

interface CareRule {
  readonly ages: readonly [number, number];
  readonly level: (random: Random) => number;
  /** Days between visits at a level (defaults of the field; 2 weeks, 1 and 3 months for mental health). */
  readonly everyDays: (level: number) => number;
  readonly guardian?: readonly string[];
  /** Share with a phone of their own. */
  readonly phone: number;
  readonly notes: readonly string[];
}

const RULES: Readonly<Record<CareKind, CareRule>> = {
  'mental-health': {
    ages: [22, 66],
    level: (random) => Number(random.weighted({ 0: 60, 1: 18, 2: 13, 3: 6, 4: 3 })),
    everyDays: (level) => (level >= 1 ? 14 : 90),
    guardian: ['父亲', '母亲', '配偶', '兄弟', '姐妹'],
    phone: 0.5,
    notes: ['按时服药,由监护人保管药品。', '情绪平稳,能做简单农活。', '季节交替时睡眠差,须留意。'],
  },
  'left-behind-child': {
    ages: [4, 15],
    level: (random) => (random.chance(0.15) ? 2 : 1),
    everyDays: (level) => (level >= 2 ? 7 : 30),
    guardian: ['祖父', '祖母', '外祖父', '外祖母', '姑姑'],
    phone: 0.05,
    notes: ['父母在省外务工,每周视频联系。', '随祖辈生活,在中心学校就读。', '假期须提醒防溺水。'],
  },
  'left-behind-elder': {
    ages: [62, 86],
    level: (random) => random.int(0, 2),
    everyDays: () => 30,
    guardian: ['儿子', '女儿', '邻居'],
    phone: 0.7,
    notes: ['子女在外务工,节日返乡。', '行动尚便,自种菜地。'],
  },
  'lives-alone': {
    ages: [66, 92],
    level: (random) => random.int(1, 3),
    everyDays: (level) => (level >= 3 ? 1 : 30),
    guardian: ['邻居', '侄子', '女儿'],
    phone: 0.45,
    notes: ['无手机,早晚各看望一次。', '患高血压,须提醒服药。', '取暖用炭火,注意通风。'],
  },
  disability: {
    ages: [18, 74],
    level: (random) => random.int(1, 4),
    everyDays: () => 30,
    guardian: ['配偶', '父亲', '儿子', '女儿'],
    phone: 0.75,
    notes: ['持证,享受护理补贴。', '轮椅出行,门前有坡道。'],
  },
};
const RATES = { 'mental-health': 27, 'left-behind-child': 26, 'left-behind-elder': 20, 'lives-alone': 17, disability: 10 } as const;

/** The people in care of one township, spread over its villages' grids. `today` is a local date, YYYY-MM-DD. */
export const makePeople = (
  township: string,
  villages: readonly VillagePlan[],
  grids: ReadonlyMap<string, readonly Grid[]>,
  today: string,
  seed: number,
): readonly Person[] => {
  const count = seeded(seed, 'people', township).int(PER_TOWNSHIP.min, PER_TOWNSHIP.max);
  return Array.from({ length: count }, (_, n) => {
    const id = `p-${township.slice(6)}-${String(n + 1).padStart(3, '0')}`;
    const random = seeded(seed, 'person', id);
    const village = random.pick(villages);
    const number = random.int(0, village.grids - 1);
    return makePerson(
      id,
      FIRST_PHONE + Number(township.slice(6)) * 200 + n * 2,
      village,
      number,
      grids.get(village.code)![number]!,
      today,
      random,
    );
  });
};

const makePerson = (id: string, phone: number, village: VillagePlan, number: number, grid: Grid, today: string, random: Random): Person => {
  const kind = random.weighted<CareKind>(RATES);
  const rule = RULES[kind];
  const level = rule.level(random);
  const sex = random.chance(0.5) ? 'male' : 'female';
  const birthDate = plusDays(today, -Math.floor(365.25 * random.int(...rule.ages)) - random.int(1, 360));
  const name = inventedName(random);
  const everyDays = rule.everyDays(level);
  // One plan in ten is behind: that is what the panel is for.
  const nextDue = plusDays(today, random.chance(0.1) ? -random.int(1, Math.min(9, everyDays)) : random.int(0, everyDays));
  const [lon, lat] = spotIn(grid.geometry, random);
  const relation = rule.guardian && random.chance(kind === 'lives-alone' ? 0.5 : 0.9) ? random.pick(rule.guardian) : undefined;
  const family =
    relation === '邻居' || relation === '配偶' || relation?.startsWith('外') ? inventedName(random) : nameOfFamily(surnameOf(name), random);
  return {
    id,
    name,
    idNumber: inventedIdNumber(village.code.slice(0, 6), birthDate, sex, random),
    ...(random.chance(rule.phone) ? { phone: inventedPhone(phone) } : {}),
    birthDate,
    sex,
    address: `${village.townshipName}${village.name}${groupOfGrid(village, number)}组${random.int(1, 96)}号`,
    gridCode: grid.gridCode,
    location: { lon, lat },
    care: [
      {
        kind,
        level,
        since: plusDays(today, -random.int(60, kind === 'left-behind-child' ? 900 : 2900)),
        ...(relation ? { guardian: { name: family, phone: inventedPhone(phone + 1), relation } } : {}),
        ...(random.chance(0.6) ? { notes: random.pick(rule.notes) } : {}),
      },
    ],
    visitPlan: { everyDays, nextDue, lastVisit: plusDays(nextDue, -everyDays) },
    responsible: gridMemberId(village.code, number + 1),
  };
};
