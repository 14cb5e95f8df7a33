import chineseDays from 'chinese-days';
import type { Calendar } from '../domain';

/** The package reads a date text as UTC and its weekday as local; local noon means the same day everywhere. */
const noon = (date: string): Date => new Date(`${date}T12:00:00`);

/**
 * Working days in China: public holidays and make-up days as the State Council announces them, each November for the
 * year after. For a year the package does not know yet, Monday to Friday are working days; an update of the package
 * brings the announced days. 工作日历
 */
export const chineseCalendar = (): Calendar => {
  /** The clocks ask for the same few days over and over. */
  const known = new Map<string, boolean>();
  return {
    isWorkingDay: (date) => {
      const answer = known.get(date) ?? chineseDays.isWorkday(noon(date));
      if (known.size > 5_000) known.clear();
      known.set(date, answer);
      return answer;
    },
  };
};
