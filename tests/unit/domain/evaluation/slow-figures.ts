import type { FigureName } from '../../../../preload/contract';
import type { Period } from '../../../../main/domain';
import { answerDue } from './slow-case';
import type { Entry, Notes } from './slow-notes';

/** Where a case stands in a figure: a word for each reason of being left out. */
export type Place = 'numerator' | 'rest' | string | undefined;

/** What was due in a period, one line of the notes at a time. */
const line = (notes: Notes, entry: Entry, { from, to, asOf }: Period, how: string | undefined, good: () => boolean): Place => {
  const until = to < asOf ? to : asOf;
  const isIn = (at: number) => from <= at && at < until;
  if (!isIn(entry.due)) return isIn(entry.dueFirst) ? (entry.paused > 0 ? 'suspended' : 'extended') : undefined;
  if (notes.held !== undefined && entry.end === undefined && entry.due >= notes.held) return 'suspended';
  if (entry.end === undefined || entry.end >= until) return 'rest';
  if (how === 'done') return good() ? 'numerator' : 'rest';
  if (how === 'voided' || how === 'merged') return how;
  return entry.end > entry.due ? 'rest' : how;
};

const sum = (notes: Notes, places: readonly Place[]): Place => {
  const known = places.filter((place) => place !== undefined);
  if (known.length === 0) return undefined;
  if (notes.excluded) return 'appeal';
  if (known.some((place) => place === 'rest')) return 'rest';
  return known.some((place) => place === 'numerator') ? 'numerator' : known[known.length - 1];
};

const of = (notes: Notes, what: Entry['what']) => notes.entries.filter((entry) => entry.what === what);
const caseEnd = (notes: Notes, at: number | undefined) => of(notes, 'close').find(({ end }) => end !== undefined && end === at);

const howStage = (notes: Notes, { how, end }: Entry): string | undefined => {
  if (how === 'closed') return 'settled';
  return how === 'rejected' && caseEnd(notes, end)?.how === 'voided' ? 'voided' : how;
};

const howTask = (notes: Notes, { how, end }: Entry): string | undefined => {
  if (how === 'completed') return 'done';
  if (how === 'declined') return 'returned';
  if (how !== 'recalled') return undefined;
  const ended = caseEnd(notes, end);
  return ended === undefined ? 'recalled' : ended.how === 'done' ? 'settled' : ended.how;
};

const stages = (notes: Notes, what: Entry['what'], period: Period, good: (entry: Entry) => boolean): Place =>
  sum(
    notes,
    of(notes, what).map((entry) => line(notes, entry, period, howStage(notes, entry), () => good(entry))),
  );

const inTime = ({ late }: Entry) => late === false;

const handling = (notes: Notes, period: Period, department: string | undefined, good: (entry: Entry) => boolean): Place => {
  if (department === undefined) return stages(notes, 'handle', period, good);
  const own = of(notes, 'task').filter(({ departmentId }) => departmentId === department);
  return sum(
    notes,
    own.map((entry) => line(notes, entry, period, howTask(notes, entry), () => good(entry))),
  );
};

const closings = (notes: Notes, period: Period, good: (entry: Entry) => boolean) =>
  of(notes, 'close').map((entry) => [entry, line(notes, entry, period, entry.how, () => good(entry))] as const);

const filing = (notes: Notes, { from, to, asOf }: Period, good: (entry: Entry) => boolean): Place => {
  const [entry] = of(notes, 'file');
  if (entry?.end === undefined || entry.end < from || entry.end >= Math.min(to, asOf)) return undefined;
  if (notes.excluded) return 'appeal';
  return entry.how === 'done' ? (good(entry) ? 'numerator' : 'rest') : entry.how;
};

/** Each formula, read off the notes. */
export const slowFigure = (figure: FigureName, notes: Notes, period: Period, department: string | undefined): Place => {
  const until = Math.min(period.to, period.asOf);
  switch (figure) {
    case 'handled':
      return handling(notes, period, department, () => true);
    case 'handled-on-time':
      return handling(notes, period, department, inTime);
    case 'closed':
    case 'closed-on-time': {
      const good = figure === 'closed' ? () => true : inTime;
      return sum(
        notes,
        closings(notes, period, good).map(([, place]) => place),
      );
    }
    case 'redone': {
      const all = closings(notes, period, () => true);
      const place = sum(
        notes,
        all.map(([, one]) => one),
      );
      if (place !== 'numerator' && place !== 'rest') return place;
      const again = all.some(
        ([closing, one]) =>
          (one === 'numerator' || one === 'rest') &&
          notes.entries.some(
            (entry) =>
              ['dispatch', 'handle', 'verify'].includes(entry.what) &&
              entry.round > 0 &&
              entry.from >= closing.from &&
              entry.from < until &&
              (closing.end === undefined || entry.from <= closing.end),
          ),
      );
      return again ? 'numerator' : 'rest';
    }
    case 'filed-on-time':
      return filing(notes, period, inTime);
    case 'filed-rightly':
      return filing(
        notes,
        period,
        () => !of(notes, 'close').some(({ reopened, how, end }) => reopened === 0 && how === 'voided' && end! < until),
      );
    case 'dispatched-rightly':
      return stages(
        notes,
        'dispatch',
        period,
        ({ round }) =>
          !of(notes, 'task').some(
            (task) =>
              task.round === round &&
              task.end !== undefined &&
              task.end < until &&
              (task.how === 'declined' || (task.how === 'recalled' && caseEnd(notes, task.end) === undefined)),
          ),
      );
    case 'checked-on-time':
      return stages(notes, 'verify', period, inTime);
    case 'answered': {
      const own = of(notes, 'task').filter(({ departmentId }) => department === undefined || departmentId === department);
      return sum(
        notes,
        own.map(({ from, taken, how, end }) => {
          const due = answerDue(notes, from);
          if (due < period.from || due >= until) return undefined;
          const answer = taken ?? (how === 'declined' || how === 'completed' ? end : undefined);
          if (answer !== undefined && answer < until) return answer <= due ? 'numerator' : 'rest';
          return how === 'recalled' && end! <= due ? 'recalled' : 'rest';
        }),
      );
    }
  }
};
