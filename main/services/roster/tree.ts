import { fail, GRID_TYPES, MEMBER_ROLES, ok, type AreaFacts, type BranchNode, type Result } from '../../../preload/contract';
import { cleanLine, maskName } from '../../domain';
import type { Context } from '../context';
import type { Place, RosterBook } from './book';

const noPlace = (area: string | undefined) => fail('not-found', 'this seat has no such area', { area });

const areaNode = ({ area, children, grids, sums }: Place): BranchNode => ({
  kind: 'area',
  code: area.code,
  name: area.name,
  level: area.level,
  grids: sums.grids,
  members: sums.members,
  onDuty: sums.onDuty,
  opens: children.length + grids.length > 0,
});

/** What is right under a place: the areas first, then the grids that are of none of them. Of no place: the seat's own. */
export const createReadBranch =
  (book: () => RosterBook) =>
  ({ area }: { readonly area?: string | undefined }): Result<BranchNode[]> => {
    const { root, place, inCharge } = book();
    if (area === undefined) return ok(root ? [areaNode(root)] : []);
    const here = place(area);
    if (!here) return noPlace(area);
    const grids = here.grids.map((grid): BranchNode => {
      const people = inCharge(grid.gridCode);
      const member = people.find(({ role }) => role === 'grid-member') ?? people[0];
      return {
        kind: 'grid',
        code: grid.gridCode,
        name: grid.name,
        type: grid.type,
        households: grid.households,
        ...(member ? { memberName: maskName(cleanLine(member.name)) } : {}),
        onDuty: people.some(({ onDuty }) => onDuty),
      };
    });
    return ok([...here.children.map(areaNode), ...grids]);
  };

/** A place in figures: grids by type, people by role, who is on duty, what nobody is in charge of. */
export const createReadFacts =
  (context: Context, book: () => RosterBook) =>
  ({ area }: { readonly area?: string | undefined }): Result<AreaFacts> => {
    const { root, place } = book();
    const here = area === undefined ? root : place(area);
    if (!here) return noPlace(area);
    const { code, name, level } = here.area;
    return ok({
      code,
      name,
      level,
      ...here.sums,
      types: GRID_TYPES.flatMap((type) => {
        const count = here.types.get(type);
        return count === undefined ? [] : [{ type, count }];
      }),
      roles: MEMBER_ROLES.flatMap((role) => {
        const of = here.roles.get(role);
        return of ? [{ role, ...of }] : [];
      }),
      departments: context.names
        .departments()
        .filter((department) => (department.area ?? context.getSeat().area.slice(0, 6)) === code)
        .map(({ id }) => id),
    });
  };
