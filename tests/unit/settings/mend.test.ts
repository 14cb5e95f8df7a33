import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../../main/settings/kept';
import { readOrSetAside } from '../../../main/settings/mend';

let folder: string;
const path = () => join(folder, 'settings.json');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-settings-'));
});

describe('the settings file', () => {
  it('is nothing to worry about when it is not there', () => {
    expect(readOrSetAside(path(), 0)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is read, and what a newer version wrote into it is passed over', () => {
    const newer = { ...DEFAULTS, settings: { ...DEFAULTS.settings, theme: 'dark', hologram: true }, later: 1 };
    writeFileSync(path(), JSON.stringify(newer));
    expect(readOrSetAside(path(), 0)).toEqual({ ...DEFAULTS, settings: { ...DEFAULTS.settings, theme: 'dark' } });
  });

  it.each([
    ['half of it', '{"settings": {"lang"'],
    ['nothing', ''],
    ['something else', '[1, 2]'],
    ['an impossible value', JSON.stringify({ ...DEFAULTS, settings: { ...DEFAULTS.settings, theme: 'pink' } })],
    ['no seat', JSON.stringify({ settings: { lang: 'en' } })],
  ])('is kept under another name when it holds %s', (_what, text) => {
    writeFileSync(path(), text);
    expect(readOrSetAside(path(), Date.UTC(2026, 10, 23, 8))).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['settings.broken-2026-11-23T08-00-00-000Z.json']);
    expect(readFileSync(join(folder, readdirSync(folder)[0]!), 'utf8')).toBe(text);
  });
});
