import { describe, expect, it } from 'vitest';
import { formatFor, timeLeftText } from '../../../renderer/kit/format';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('time left', () => {
  it.each([
    [12 * MINUTE + 4 * SECOND, '12:04'],
    [31 * SECOND, '00:31'],
    [3 * HOUR + 5 * MINUTE, '3:05:00'],
    [2 * DAY + 3 * HOUR + 59 * MINUTE, '2d 03h'],
    [-(1 * MINUTE + 12 * SECOND), '+01:12'],
    [-(HOUR + 1), '+1:00:00'],
    [0, '00:00'],
  ])('%i ms is %s', (ms, text) => {
    expect(timeLeftText(ms)).toBe(text);
  });
});

describe('dates and lengths', () => {
  // 16:30 on the 22nd in Greenwich is half past midnight on the 23rd in the township.
  const at = Date.UTC(2026, 10, 22, 16, 30);

  it('are told in the time of the place, whatever the PC is set to', () => {
    expect(formatFor('zh-CN').dateTime(at)).toBe('2026/11/23 00:30');
    expect(formatFor('en').dateTime(at)).toBe('2026-11-23 00:30');
  });

  it('leave the day out only when it is today there', () => {
    const { when } = formatFor('zh-CN');
    expect(when(at, at + HOUR)).toBe('00:30');
    expect(when(at - HOUR, at)).not.toBe('23:30');
  });

  it('use the two largest units of a length', () => {
    expect(formatFor('zh-CN').duration(HOUR + 20 * MINUTE)).toBe('1小时20分钟');
    expect(formatFor('en').duration(3 * DAY + 4 * HOUR + 5 * MINUTE)).toBe('3 days 4 hr');
    expect(formatFor('en').duration(42 * SECOND)).toBe('42 sec');
  });
});

describe('names in a row', () => {
  it('stand as the language sets them', () => {
    const names = ['供电所', '应急办', '村委会'];
    expect(formatFor('zh-CN').names(names)).toBe('供电所、应急办、村委会');
    expect(formatFor('en').names(names)).toBe('供电所, 应急办, 村委会');
    expect(formatFor('en').names([])).toBe('');
  });
});
