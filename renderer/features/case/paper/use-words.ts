import type { CaseDetail, CaseRow } from '../../../../preload/contract';
import { pick, TIME_ZONE, useFormat, useLang, useTerm } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useLookups } from '../timeline/use-lookups';
import type { Signed } from './signed';
import { useTimelineStrings } from '../timeline/strings';
import { useCasePaperStrings } from './strings';

/** What each paper is made of: the case as the seat sees it, and when it is printed. */
export interface PaperProps {
  readonly detail: CaseDetail;
  readonly at: number;
  /** A lead has signed for the names in full. */
  readonly signed?: Signed | undefined;
}

/** Everything that turns a case into the words of a form. */
export const useWords = () => {
  const t = useCasePaperStrings();
  const said = useTimelineStrings();
  const lang = useLang();
  const term = useTerm();
  const format = useFormat();
  const { categories, areaName } = useDirectory();
  const lookups = useLookups();
  const category = (row: CaseRow): string => {
    const known = row.category === undefined ? undefined : categories.get(row.category);
    return known ? pick(lang, known) : (row.category ?? t('nothing'));
  };
  return {
    t,
    said,
    term,
    format,
    areaName,
    category,
    // On paper a day is never "today".
    lookups: { ...lookups, time: format.dateTime },
    office: (row: CaseRow): string => t('office', { area: areaName(row.township) }),
    year: (at: number): string => new Intl.DateTimeFormat('en', { timeZone: TIME_ZONE, year: 'numeric' }).format(at),
    place: (row: CaseRow): string => {
      const spot =
        row.lon !== undefined && row.lat !== undefined ? t('coordinates', { lon: row.lon.toFixed(5), lat: row.lat.toFixed(5) }) : '';
      return (
        [...new Set([areaName(row.township), row.villageName, row.address].filter(Boolean))].join(' ') + (spot === '' ? '' : `\n${spot}`)
      );
    },
    reporter: (row: CaseRow): string => [row.reporterName, row.reporterPhone].filter(Boolean).join('　') || t('nothing'),
  };
};
export type Words = ReturnType<typeof useWords>;
