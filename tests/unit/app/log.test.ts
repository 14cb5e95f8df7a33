import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../main/app/log';
import { noticeText } from '../../../main/app/notifications-text';

describe('what leaves the console', () => {
  it('tells of an error its kind and place, and nothing it may quote', () => {
    const error = new TypeError('cannot read 李四, 13800000000\n    not a frame', { cause: new Error('幸福路 12 号') });
    const place = placeOf(error);
    expect(place).toMatch(/^TypeError at .*log\.test/);
    expect(place).toContain('caused by Error');
    expect(place).not.toMatch(/李四|138|幸福/);
    expect(placeOf('李四')).toBe('thrown string');
  });

  it('tells the desktop number, category and village of a case', () => {
    expect(noticeText('urgent', { number: '1123-7K4', villageName: '座棚村', category: { zh: '树木', en: 'Trees' } }, 'zh-CN')).toEqual({
      title: '紧急案件 1123-7K4',
      body: '树木 · 座棚村',
    });
    expect(noticeText('urgent', { number: '1123-7K4', villageName: '座棚村' }, 'zh-CN').body).toBe('座棚村');
    expect(noticeText('overdue', { number: '1123-7K4', villageName: 'Zuopeng', category: { zh: '树木', en: 'Trees' } }, 'en')).toEqual({
      title: 'Case overdue 1123-7K4',
      body: 'Trees · Zuopeng',
    });
  });
});
