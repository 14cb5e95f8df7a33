import type { Member } from '../../../../preload/contract';
import type { Divisions } from '../data';
import { seeded } from '../random';
import { groupCode } from './areas';
import { gridCode, groupOfGrid } from './grids';
import { inventedName, inventedPhone } from './invented';
import type { VillagePlan } from './plan';

/** Cadres of a village beside the leaders of its groups. */
const CADRES = 4;
/** Duty staff of a township. */
const DUTY = 4;

const short = (code: string) => code.slice(6);

/** The full-time member of a grid. Ids carry the village, so that they stay apart without a counter over the district. */
export const gridMemberId = (village: string, serial: number): string => `gm-${short(village)}-${String(serial).padStart(3, '0')}`;

/** Everybody of the four levels: a member a grid, a leader and cadres a village, a head a group, duty staff a township. */
export const makeMembers = ({ townships }: Divisions, villages: readonly VillagePlan[], seed: number): readonly Member[] => {
  let phones = 0;
  const make = (id: string, role: Member['role'], area: string, grids: string[], onDuty: number): Member => {
    const random = seeded(seed, 'member', id);
    return { id, name: inventedName(random), phone: inventedPhone((phones += 1)), role, area, grids, onDuty: random.chance(onDuty) };
  };
  const ofVillage = (village: VillagePlan): Member[] => {
    const codes = Array.from({ length: village.grids }, (_, i) => gridCode(village.code, i + 1));
    const ofGroup = (number: number) => codes.filter((_, i) => groupOfGrid(village, i) === number);
    return [
      ...codes.map((code, i) => make(gridMemberId(village.code, i + 1), 'grid-member', village.code, [code], 0.93)),
      make(`gl-${short(village.code)}`, 'grid-leader', village.code, codes, 0.9),
      ...Array.from({ length: CADRES }, (_, i) => make(`vc-${short(village.code)}-${i + 1}`, 'cadre', village.code, [], 0.7)),
      ...Array.from({ length: village.groups }, (_, i) =>
        make(`gc-${short(village.code)}-${String(i + 1).padStart(2, '0')}`, 'cadre', groupCode(village.code, i + 1), ofGroup(i + 1), 0.8),
      ),
    ];
  };
  return [
    ...villages.flatMap(ofVillage),
    ...townships.flatMap(({ code }) => Array.from({ length: DUTY }, (_, i) => make(`dt-${short(code)}-${i + 1}`, 'duty', code, [], 0.5))),
  ];
};
