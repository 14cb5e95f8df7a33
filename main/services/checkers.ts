import { fail, ok, type Checker, type Grid, type Member, type Result } from '../../preload/contract';
import type { CaseRecord } from '../ports';
import type { Context } from './context';
import { metresBetween } from './distance';
import { caseRow } from './rows';

const MOST = 12;

/** From a place to the nearest corner of a grid, metres: grids are small, a corner is near enough. */
const metresTo = ({ geometry }: Grid, lon: number, lat: number): number =>
  Math.min(...geometry.coordinates.flat().map(([east, north]) => metresBetween({ lon, lat }, { lon: east, lat: north })));

interface Place {
  readonly grid: Grid;
  readonly metres: number | undefined;
}

const checkerOf = (member: Member, { index, state }: CaseRecord, grids: ReadonlyMap<string, Grid>): Checker => {
  const { lon, lat } = index;
  const places = member.grids
    .flatMap((code): Place[] => {
      const grid = grids.get(code);
      return grid ? [{ grid, metres: lon === undefined || lat === undefined ? undefined : metresTo(grid, lon, lat) }] : [];
    })
    .sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0));
  const own = places.find(({ grid }) => grid.gridCode === state.report.gridCode);
  const place = own ?? places[0];
  const metres = own ? 0 : place?.metres;
  return {
    memberId: member.id,
    name: member.name,
    role: member.role,
    onDuty: member.onDuty,
    ...(place ? { gridName: place.grid.name } : {}),
    ownGrid: own !== undefined,
    ...(metres === undefined || !Number.isFinite(metres) ? {} : { metres: Math.round(metres) }),
  };
};

/** On duty first, then the case's own grid, then by distance; who cannot be placed comes last. */
const nearer = (a: Checker, b: Checker): number =>
  Number(b.onDuty) - Number(a.onDuty) ||
  Number(b.ownGrid) - Number(a.ownGrid) ||
  (a.metres ?? Number.MAX_SAFE_INTEGER) - (b.metres ?? Number.MAX_SAFE_INTEGER) ||
  (a.memberId < b.memberId ? -1 : 1);

/** Grid members of the case's township whom the check on the spot can be offered to. 核查派发 */
export const createReadCheckers =
  (context: Context) =>
  ({ caseId }: { readonly caseId: string }): Result<Checker[]> => {
    const record = context.store.read.case(caseId);
    if (!record) return fail('not-found', 'no case has this id', { caseId });
    if (!caseRow(context, record).actions.includes('offer'))
      return fail('not-allowed', 'this seat cannot offer the check of this case now', { caseId, action: 'offer' });
    const { township } = record.index;
    const grids = new Map(context.store.read.grids(township).map((grid) => [grid.gridCode, grid]));
    const members = context.store.read.members(township).filter(({ role }) => role === 'grid-member' || role === 'grid-leader');
    return ok(
      members
        .map((member) => checkerOf(member, record, grids))
        .sort(nearer)
        .slice(0, MOST),
    );
  };
