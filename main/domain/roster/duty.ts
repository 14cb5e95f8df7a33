import { labelPointOf, type Area, type Duty, type Grid, type LonLat, type Member } from '../../../preload/contract';

/** Whoever is in charge of more than so many grids leads a village, and stands where its name does. */
const OWN_GRIDS = 3;

export interface OnDuty extends Pick<Duty, 'onDuty' | 'grids' | 'without' | 'villages'> {
  /** Everybody on duty at each place they stand at, by village. */
  readonly members: readonly { readonly member: Member; readonly place: string; readonly at: LonLat }[];
  /** Grids of which nobody in charge is on duty. */
  readonly empty: readonly { readonly code: string; readonly at: LonLat }[];
}

/** The village somebody serves, a group's too; of a township's or district's people that area itself. */
export const villageServed = ({ area }: Pick<Member, 'area'>): string => area.slice(0, 12);

/** Who is on duty and where, and which grids have nobody on duty. No position of anybody is known: they stand at their grids' names. */
export const onDutyOf = (members: readonly Member[], grids: readonly Grid[], areaOf: (code: string) => Area | undefined): OnDuty => {
  const points = new Map(grids.map((grid) => [grid.gridCode, labelPointOf(grid)]));
  const served = new Set<string>();
  const villages = new Map<string, number>();
  const placed: OnDuty['members'][number][] = [];
  let onDuty = 0;
  for (const member of members) {
    if (!member.onDuty) continue;
    onDuty += 1;
    const village = villageServed(member);
    villages.set(village, (villages.get(village) ?? 0) + 1);
    for (const code of member.grids) served.add(code);
    const own = member.grids.length > OWN_GRIDS ? [] : member.grids.flatMap((place) => ({ place, at: points.get(place) }));
    const standing = own.some(({ at }) => at) ? own : [{ place: village, at: areaOf(village)?.center }];
    for (const { place, at } of standing) if (at) placed.push({ member, place, at });
  }
  const without = grids.filter(({ gridCode }) => !served.has(gridCode));
  const empty = new Map<string, number>();
  for (const { area } of without) empty.set(area.slice(0, 12), (empty.get(area.slice(0, 12)) ?? 0) + 1);
  return {
    onDuty,
    grids: grids.length,
    without: without.length,
    villages: [...new Set([...villages.keys(), ...empty.keys()])]
      .sort()
      .map((code) => ({ code, onDuty: villages.get(code) ?? 0, without: empty.get(code) ?? 0 })),
    members: placed,
    empty: without.flatMap(({ gridCode }) => {
      const at = points.get(gridCode);
      return at ? [{ code: gridCode, at }] : [];
    }),
  };
};
