import { fail, ok, type Candidate, type Input, type Output, type Result } from '../../preload/contract';
import { categoryHints, categoryIdOf, compareReports, rankDuplicates, type Likeness, type Place, type Subject } from '../domain';
import type { CaseRecord } from '../ports';
import type { Context } from './context';
import { degreesAround } from './distance';
import { caseRow } from './rows';
import { inScope } from './scope';

/** Cases compared at most: more within reach of one spot are beyond what anybody looks through. */
const COMPARED = 400;
/** Where there is no place to look around, the cases whose words come closest. */
const ALIKE = 60;

const round = (share: number): number => Math.round(share * 1000) / 1000;

const placeOf = ({ index: { lon, lat }, problems }: CaseRecord): Place | undefined =>
  lon === undefined || lat === undefined || problems.includes('location-outside') ? undefined : { lon, lat };

const subjectOf = (context: Context, record: CaseRecord): Subject => {
  const { report, area } = record.state;
  const village = context.names.area(record.index.village ?? area)?.name;
  const grid = report.gridCode === undefined ? undefined : context.names.grid(report.gridCode)?.name;
  return {
    title: report.title,
    description: report.description,
    category: categoryIdOf(record.state),
    place: placeOf(record),
    at: report.at,
    names: [grid, village].filter((name) => name !== undefined),
  };
};

const candidate = (context: Context, record: CaseRecord, match: Likeness): Candidate => ({
  row: caseRow(context, record),
  ...match,
  likeness: round(match.likeness),
  score: round(match.score),
});

/** Open cases in the seat's scope that may be the same matter as `subject`, the most likely first. */
const find = (context: Context, subject: Subject, except?: string): Candidate[] => {
  const { duplicates } = context.rulebook;
  const seat = context.getSeat();
  const near = subject.place
    ? context.store.read.openCasesIn(degreesAround(subject.place, duplicates.metres), COMPARED)
    : context.store.read.openCasesAlike(`${subject.title}\n${subject.description}`, { area: seat.area }, ALIKE);
  const others = near
    .filter((record) => record.id !== except && inScope(record.index, seat))
    .map((record) => ({ it: record, subject: subjectOf(context, record) }));
  return rankDuplicates(subject, others, duplicates).map(({ it, match }) => candidate(context, it, match));
};

/** What may be the same matter as an open case; an ended one has nothing to be compared for. */
export const candidatesOf = (context: Context, record: CaseRecord): Candidate[] =>
  record.index.open ? find(context, subjectOf(context, record), record.id) : [];

/** What may be the same matter as a report that is being typed, and the categories its words point to. */
export const createFindCandidates =
  (context: Context) =>
  ({ title, description, category, lon, lat }: Input<'cases.candidates'>): Result<Output<'cases.candidates'>> => {
    const categories = categoryHints(`${title}\n${description}`, context.rulebook.categories);
    const place = lon === undefined || lat === undefined ? undefined : { lon, lat };
    const said = title.trim() !== '' || description.trim() !== '';
    // A place alone is no matter yet.
    if (!said && category === undefined) return ok({ candidates: [], categories });
    const subject: Subject = {
      title,
      description,
      category: category ?? categories[0]?.category,
      place,
      at: context.clock.now(),
      names: [],
    };
    return ok({ candidates: find(context, subject), categories });
  };

/** Two cases side by side that a person wants to compare, whatever the rules say. */
export const createCompareCases =
  (context: Context) =>
  ({ caseId, other }: Input<'cases.compare'>): Result<Candidate> => {
    const [own, theirs] = [caseId, other].map((id) => context.store.read.case(id));
    const seat = context.getSeat();
    if (!own || !theirs || !inScope(own.index, seat) || !inScope(theirs.index, seat)) {
      return fail('not-found', 'one of the two is no case of this seat', { caseId, other });
    }
    const match = compareReports(subjectOf(context, own), subjectOf(context, theirs), context.rulebook.duplicates);
    return ok(candidate(context, theirs, match));
  };
