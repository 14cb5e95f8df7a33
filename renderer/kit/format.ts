import { useLang } from './lang';
import type { Lang } from './i18n';

/** All of China keeps one time; the centre's clock is the place's, whatever the PC is set to. */
export const TIME_ZONE = 'Asia/Shanghai';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Made when it is first asked for: each of these takes a millisecond, and a first picture needs two of them. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** Absolute time is 24-hour and in numbers in both languages, because it is read aloud on the phone. */
const makeFormat = (lang: Lang) => {
  // 11/23 and 23/11 are read differently; year first is not.
  const dateFormat = once(
    () =>
      new Intl.DateTimeFormat(lang === 'en' ? 'en-CA' : lang, {
        timeZone: TIME_ZONE,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      }),
  );
  const dayFormat = once(() => new Intl.DateTimeFormat(lang, { timeZone: TIME_ZONE, month: 'short', day: 'numeric' }));
  const timeFormat = once(
    () => new Intl.DateTimeFormat(lang, { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  );
  const secondFormat = once(
    () =>
      new Intl.DateTimeFormat(lang, {
        timeZone: TIME_ZONE,
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      }),
  );
  const relativeFormat = once(() => new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' }));
  const namesFormat = once(() => new Intl.ListFormat(lang, { type: 'conjunction', style: 'narrow' }));
  const numberFormat = once(() => new Intl.NumberFormat(lang));
  const listFormat = once(() => new Intl.ListFormat(lang, { type: 'conjunction' }));
  const rateFormat = once(() => new Intl.NumberFormat(lang, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 }));
  const percentFormat = once(() => new Intl.NumberFormat(lang, { style: 'percent' }));
  const unit = (name: string) => {
    const format = once(() => new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 }));
    return (value: number) => format().format(value);
  };
  const units = {
    day: unit('day'),
    hour: unit('hour'),
    minute: unit('minute'),
    second: unit('second'),
    metre: unit('meter'),
    kilometre: unit('kilometer'),
  };
  const space = lang === 'en' ? ' ' : '';
  const sameDay = (a: number, b: number) => dateFormat().format(a) === dateFormat().format(b);

  return {
    /** 2026/11/23 */
    date: (at: number) => dateFormat().format(at),
    /** 08:42 */
    time: (at: number) => timeFormat().format(at),
    /** 08:42:05 */
    timeWithSeconds: (at: number) => secondFormat().format(at),
    dateTime: (at: number) => `${dateFormat().format(at)} ${timeFormat().format(at)}`,
    /** The time alone today, else the day with it. */
    when: (at: number, now: number) =>
      sameDay(at, now) ? timeFormat().format(at) : `${dayFormat().format(at)} ${timeFormat().format(at)}`,
    /** 3 分钟前, in 2 hr. */
    relative: (at: number, now: number) => {
      const distance = at - now;
      const size = Math.abs(distance);
      if (size < MINUTE) return relativeFormat().format(0, 'second');
      if (size < HOUR) return relativeFormat().format(Math.trunc(distance / MINUTE), 'minute');
      if (size < DAY) return relativeFormat().format(Math.trunc(distance / HOUR), 'hour');
      return relativeFormat().format(Math.trunc(distance / DAY), 'day');
    },
    /** The two largest units of a length of time: 1小时20分钟, 3 days 4 hr. */
    duration: (ms: number) => {
      const size = Math.abs(ms);
      if (size < MINUTE) return units.second(Math.floor(size / 1000));
      const days = Math.floor(size / DAY);
      const hours = Math.floor((size % DAY) / HOUR);
      const minutes = Math.floor((size % HOUR) / MINUTE);
      const parts =
        days > 0
          ? [units.day(days), hours > 0 ? units.hour(hours) : '']
          : [hours > 0 ? units.hour(hours) : '', minutes > 0 ? units.minute(minutes) : ''];
      return parts.filter(Boolean).join(space);
    },
    /** In a field: 供电所、应急办; Power, Emergency. */
    names: (names: readonly string[]) => namesFormat().format(names),
    number: (value: number) => numberFormat().format(value),
    /** In a sentence: 甲和乙; a and b. */
    list: (values: readonly string[]) => listFormat().format(values),
    percent: (share: number) => percentFormat().format(share),
    /** To the hundredth, as an office reports it: 91.41%. */
    rate: (share: number) => rateFormat().format(share),
    distance: (metres: number) => (metres < 1000 ? units.metre(Math.round(metres)) : units.kilometre(metres / 1000)),
  };
};

export type Format = ReturnType<typeof makeFormat>;
const made = new Map<Lang, Format>();

export const formatFor = (lang: Lang): Format => {
  const known = made.get(lang);
  if (known) return known;
  const fresh = makeFormat(lang);
  made.set(lang, fresh);
  return fresh;
};

/** Dates, times, lengths and numbers in the current language. */
export const useFormat = (): Format => formatFor(useLang());

/**
 * Time to a deadline as the queue shows it: `12:04` minutes and seconds below an hour, `3:05:00` hours below a day,
 * `2d 03h` above; a leading `+` is time overdue.
 */
export const timeLeftText = (ms: number): string => {
  const late = ms < 0;
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const body =
    days > 0
      ? `${days}d ${two(hours)}h`
      : hours > 0
        ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
        : `${two(minutes)}:${two(seconds % 60)}`;
  return late ? `+${body}` : body;
};
