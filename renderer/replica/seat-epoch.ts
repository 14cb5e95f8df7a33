import { currentSettings } from '../kit';

/** What the copy is of: another seat or language makes another copy. */
export const epochNow = (): string => {
  const { seat, lang } = currentSettings();
  return JSON.stringify([seat.area, seat.role, seat.departmentId ?? null, lang]);
};

/** Whether a copy was made for the seat as it is now, in whatever language. */
export const isOfThisSeat = (epoch: string | undefined): boolean => {
  const { seat } = currentSettings();
  const own = JSON.stringify([seat.area, seat.role, seat.departmentId ?? null]);
  return epoch !== undefined && epoch.startsWith(`${own.slice(0, -1)},`);
};
