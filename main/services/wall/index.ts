import { ok, type FigureName, type Output, type Result, type WallState } from '../../../preload/contract';
import { DAY_MS, localDay, startOfDate, startOfDay, dateOf, wallSince, wallStateOf } from '../../domain';
import { endedCases, openCases } from '../cases-in-scope';
import type { Context } from '../context';
import type { createEvaluation } from '../evaluation';

/** More open cases than a district has; of those that ended in half a day, the latest. */
const MOST = 20_000;
/** The figures of a month take reading: walls that ask within a minute are told the same. */
const FIGURES_MS = 60_000;
/** What a room looks at: whether things happen in time. */
const SHOWN: readonly FigureName[] = ['answered', 'filed-on-time', 'handled-on-time', 'checked-on-time', 'closed-on-time'];

/** Where the work stands, as a wall may have it. */
export const createReadWall = (context: Context) => (): Result<WallState> => {
  const now = context.clock.now();
  const open = openCases(context, MOST);
  const ended = endedCases(context, wallSince(now), MOST);
  return ok(wallStateOf(open, ended, { area: context.getSeat().area, now, names: context.names }));
};

const monthOf = (now: number): { from: number; to: number } => {
  const [year = 1970, month = 1] = dateOf(localDay(now)).split('-').map(Number);
  const first = (y: number, m: number): number => startOfDate(`${y}-${String(m).padStart(2, '0')}-01`) ?? now;
  return { from: first(year, month), to: month === 12 ? first(year + 1, 1) : first(year, month + 1) };
};

/** Today's and the month's shares of what happened in time, from the evaluation, as counts. */
export const createReadWallFigures = (context: Context, evaluation: ReturnType<typeof createEvaluation>) => {
  let kept: { readonly seat: string; readonly answer: Output<'wall.figures'> } | undefined;
  return async (): Promise<Result<Output<'wall.figures'>>> => {
    const now = context.clock.now();
    const seat = JSON.stringify(context.getSeat());
    const age = kept ? now - kept.answer.at : 0;
    if (kept?.seat === seat && age >= 0 && age < FIGURES_MS) return ok(kept.answer);
    const from = startOfDay(localDay(now));
    const answer = await evaluation.readCases({ period: { from, to: from + DAY_MS }, before: monthOf(now) });
    if (!answer.ok) return answer;
    // A first reading of a long past takes a while: until then the last answer, and the wall asks again.
    if (answer.value.state === 'counting') return kept?.seat === seat ? ok(kept.answer) : ok({ at: now, figures: [] });
    const { period, before } = answer.value;
    const share = (figures: typeof period.figures | undefined, name: FigureName) => {
      const found = figures?.find(({ figure }) => figure === name);
      return { numerator: found?.numerator ?? 0, denominator: found?.denominator ?? 0 };
    };
    const figures = SHOWN.map((figure) => ({ figure, today: share(period.figures, figure), month: share(before?.figures, figure) }));
    kept = { seat, answer: { at: now, figures } };
    return ok(kept.answer);
  };
};
