import { isOpen, ok, type Output, type Result } from '../../../preload/contract';
import { loadsOf, type Placed } from '../../domain';
import type { CaseRecord } from '../../ports';
import { openCases } from '../cases-in-scope';
import type { Context } from '../context';
import { inScope } from '../scope';

/** More open cases than a city has. */
const MOST = 50_000;
/** Behind by more than this, all open cases are read anew. */
const AT_ONCE = 500;

const placed = ({ state, index }: CaseRecord): Placed => ({
  gridCode: state.report.gridCode,
  village: index.village,
  township: index.township,
  clock: index.clock,
});

/**
 * Open cases by place. All of them are read once for a seat; after that only the cases that have changed since the last
 * question, by their revision, so that a map that asks every few seconds costs as much as what happened meanwhile.
 */
export const createReadLoads = (context: Context) => {
  let kept: { readonly seat: string; rev: number; readonly cases: Map<string, Placed> } | undefined;

  const anew = (seat: string) => ({
    seat,
    rev: context.store.read.rev(),
    cases: new Map(openCases(context, MOST).map((record) => [record.id, placed(record)])),
  });
  const current = (): ReadonlyMap<string, Placed> => {
    const seat = context.getSeat();
    const key = JSON.stringify(seat);
    const rev = context.store.read.rev();
    // A cache that was put back to an earlier state counts on from there.
    if (kept?.seat !== key || rev < kept.rev) return (kept = anew(key)).cases;
    if (rev === kept.rev) return kept.cases;
    const changed = context.store.read.casesSince(kept.rev, AT_ONCE + 1);
    if (changed.length > AT_ONCE) return (kept = anew(key)).cases;
    for (const record of changed) {
      if (isOpen(record.index.state) && inScope(record.index, seat)) kept.cases.set(record.id, placed(record));
      else kept.cases.delete(record.id);
    }
    kept.rev = rev;
    return kept.cases;
  };

  return (): Result<Output<'map.loads'>> => {
    const at = context.clock.now();
    return ok({ at, places: [...loadsOf(current().values(), at)] });
  };
};
