import type { CareKind, Grid, Person } from '../../../../preload/contract';
import { seeded, type Random } from '../random';
import { spotIn } from '../geography/spot';
import { CARE_RATES, CARE_RULES } from './care';
import { plusDays } from './dates';
import { gridMemberId } from './members';
import { inventedIdNumber, inventedName, inventedPhone, nameOfFamily, surnameOf } from './invented';
import { groupOfGrid } from './grids';
import type { VillagePlan } from './plan';

/** People in care a township, both ends possible; the real share is personal data and not ours to know. */
const PER_TOWNSHIP = { min: 34, max: 58 } as const;
const FIRST_PHONE = 200_000;

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
  const kind = random.weighted<CareKind>(CARE_RATES);
  const rule = CARE_RULES[kind];
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
