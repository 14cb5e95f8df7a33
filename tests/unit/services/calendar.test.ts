import { describe, expect, it } from 'vitest';
import { chineseCalendar } from '../../../main/services/calendar';

const calendar = chineseCalendar();
const working = (date: string) => calendar.isWorkingDay(date);

describe('the calendar of Chinese working days', () => {
  it('rests on the public holidays of 2026', () => {
    for (const date of ['2026-01-01', '2026-02-17', '2026-04-06', '2026-05-01', '2026-06-19', '2026-09-25', '2026-10-01']) {
      expect([date, working(date)]).toEqual([date, false]);
    }
  });

  it('works on the make-up days of 2026, which are Saturdays and Sundays', () => {
    for (const date of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) {
      expect([date, working(date)]).toEqual([date, true]);
    }
  });

  it('works on ordinary weekdays and rests on ordinary weekends', () => {
    expect(['2026-11-23', '2026-11-27', '2026-11-28', '2026-11-29'].map(working)).toEqual([true, true, false, false]);
  });

  it('goes by weekdays in a year whose holidays are not announced yet', () => {
    expect(['2031-10-01', '2031-10-04', '2031-10-05'].map(working)).toEqual([true, false, false]);
  });

  it('does not depend on the time zone of the machine', () => {
    const before = process.env.TZ;
    try {
      for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
        process.env.TZ = zone;
        const fresh = chineseCalendar();
        expect([zone, fresh.isWorkingDay('2026-10-10'), fresh.isWorkingDay('2026-10-11'), fresh.isWorkingDay('2026-11-23')]).toEqual([
          zone,
          true,
          false,
          true,
        ]);
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
