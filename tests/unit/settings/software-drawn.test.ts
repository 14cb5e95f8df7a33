import { describe, expect, it } from 'vitest';
import { hasNoCard, TRUSTED_MS } from '../../../main/settings/software-drawn';

const AT = Date.UTC(2026, 10, 23, 8);
const found = { at: AT, electron: '33.2.1' };

describe('a machine without a graphics card', () => {
  it.each([
    ['nothing is known', undefined, AT, '33.2.1', false],
    ['the last start found none', found, AT + 1, '33.2.1', true],
    ['it was found just now', found, AT, '33.2.1', true],
    ['a week is over', found, AT + TRUSTED_MS, '33.2.1', false],
    ['another Electron may find one', found, AT + 1, '34.0.0', false],
    ['the clock was put back since', found, AT - 1, '33.2.1', false],
  ])('is known, or looked for: %s', (_what, kept, now, electron, expected) => {
    expect(hasNoCard(kept, now, electron)).toBe(expected);
  });
});
