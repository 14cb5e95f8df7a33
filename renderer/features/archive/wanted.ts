import { spanOfDates, type ArchiveQuery } from '../../../preload/contract';

/** What somebody has asked for in the form; empty: anything. */
export interface Wanted {
  readonly text: string;
  readonly state: NonNullable<ArchiveQuery['state']> | '';
  readonly area: string;
  readonly department: string;
  /** Dates of the place, YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
}
export const ANY: Wanted = { text: '', state: '', area: '', department: '', from: '', to: '' };

/** As main is asked; undefined: the dates are in the wrong order. */
export const queryOf = ({ text, state, area, department, from, to }: Wanted): ArchiveQuery | undefined => {
  const words = text.trim();
  const first = from === '' ? undefined : spanOfDates(from, from)?.from;
  const last = to === '' ? undefined : spanOfDates(to, to)?.to;
  if (first !== undefined && last !== undefined && first >= last) return undefined;
  return {
    ...(words === '' ? {} : { text: words }),
    ...(state === '' ? {} : { state }),
    ...(area === '' ? {} : { area }),
    ...(department === '' ? {} : { departmentId: department }),
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
  };
};
