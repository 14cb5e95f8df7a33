import { fail, ok, type Result, type VillageBoard } from '../../../preload/contract';
import { cleanLine, mayPrintPeople, ROLE_RANK } from '../../domain';
import type { Context } from '../context';
import type { RosterBook } from './book';

/** Kinds of office whose number stands on a card beside the village's own. */
const OFFICES = ['village-committee', 'party-government-office', 'police-station', 'health-centre'];

/** A village with its people in full, for what hangs on its wall. The audit record is on the disk before anything is handed out. */
export const createReadBoard =
  (context: Context, book: () => RosterBook) =>
  ({ area }: { readonly area: string }): Result<VillageBoard> => {
    const seat = context.getSeat();
    const found = book().place(area);
    const place = found?.area.level === 'village' ? found : undefined;
    const allowed = mayPrintPeople(seat, area);
    context.store.write((tx) =>
      tx.audit({
        at: context.clock.now(),
        who: seat.operatorId,
        role: seat.role,
        kind: 'roster.board',
        subject: area,
        result: allowed && place ? 'ok' : 'refused',
      }),
    );
    if (!allowed) return fail('not-allowed', 'this seat prints nothing of this area’s people', { role: seat.role });
    if (!place) return fail('not-found', 'no village has this code', { area });
    const nameOf = (code: string) => context.names.area(code)?.name ?? '';
    const { code, name, geometry } = place.area;
    return ok({
      code,
      name,
      townshipName: nameOf(code.slice(0, 9)),
      districtName: nameOf(code.slice(0, 6)),
      ...(geometry ? { geometry } : {}),
      grids: context.store.read
        .grids(code)
        .map((grid) => ({ code: grid.gridCode, name: grid.name, type: grid.type, households: grid.households, geometry: grid.geometry })),
      people: context.names
        .membersIn(code)
        .toSorted((a, b) => ROLE_RANK[a.role] - ROLE_RANK[b.role] || (a.area < b.area ? -1 : a.area > b.area ? 1 : a.id < b.id ? -1 : 1))
        .map(({ id, name: person, phone, role, area: of, grids }) => ({
          id,
          name: cleanLine(person),
          phone,
          role,
          ...(of === code ? {} : { groupName: nameOf(of) }),
          grids: [...grids],
        })),
      offices: OFFICES.flatMap((kind) => {
        const office = context.names.departments().find((one) => one.kind === kind && (one.area === code || one.area === code.slice(0, 9)));
        return office ? [{ name: office.name, phone: office.phone }] : [];
      }),
      rules: context.roster,
    });
  };
