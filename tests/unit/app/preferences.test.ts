import { describe, expect, it } from 'vitest';
import { createPreferences } from '../../../main/app/preferences';
import { DEFAULTS } from '../../../main/settings/kept';
import type { Settings } from '../../../preload/contract';

const setUp = (asked?: 'en' | 'zh-CN') => {
  let kept: Settings = DEFAULTS.settings;
  const changes: Settings[] = [];
  const preferences = createPreferences({ settings: () => kept, keepSettings: (next) => void (kept = next) }, asked, 'zh-CN', (now) =>
    changes.push(now),
  );
  return { preferences, kept: () => kept, changes };
};

describe('the settings of a run', () => {
  it('show the language asked for at the start and do not keep it', () => {
    const { preferences, kept } = setUp('en');
    expect(preferences.language()).toBe('en');
    expect(preferences.update({ theme: 'dark' })).toMatchObject({ ok: true, value: { lang: 'en', theme: 'dark' } });
    expect(kept().lang).toBe('system');
  });

  it('follow the operator who chooses another language', () => {
    const { preferences, kept } = setUp('en');
    preferences.update({ lang: 'system' });
    expect(preferences.language()).toBe('zh-CN');
    expect(kept().lang).toBe('system');
  });

  it('are changed entry by entry, and everybody is told', () => {
    const { preferences, changes } = setUp();
    preferences.update({ sounds: false, theme: undefined });
    expect(changes).toEqual([{ ...DEFAULTS.settings, sounds: false }]);
  });

  it('stay as they were when the change cannot be carried out', () => {
    let kept: Settings = DEFAULTS.settings;
    const preferences = createPreferences({ settings: () => kept, keepSettings: (next) => void (kept = next) }, 'en', 'zh-CN', () => {
      throw new Error('the audit does not take it');
    });
    expect(() => preferences.update({ lang: 'zh-CN', seat: { ...kept.seat, role: 'lead' } })).toThrow('audit');
    expect(kept).toEqual(DEFAULTS.settings);
    expect(preferences.read().lang).toBe('en');
  });

  it.each([[{ seat: { ...DEFAULTS.settings.seat, role: 'department' as const } }, 'seat.departmentId']])(
    'refuse %j and stay as they were',
    (patch, field) => {
      const { preferences, kept, changes } = setUp();
      expect(preferences.update(patch)).toMatchObject({ ok: false, error: { details: { field } } });
      expect(kept()).toEqual(DEFAULTS.settings);
      expect(changes).toEqual([]);
    },
  );
});
