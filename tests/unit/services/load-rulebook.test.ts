import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRulebook } from '../../../main/services';

const shipped = readFileSync(new URL('../../../resources/data/rulebook.json', import.meta.url), 'utf8');

describe('the rulebook', () => {
  it('as shipped is read', () => {
    expect(loadRulebook(shipped)).toMatchObject({ ok: true });
  });

  it('with a mistake is refused by a line that names the field', () => {
    const broken = JSON.parse(shipped) as { categories: { handle: { urgent: { minutes: unknown } } }[] };
    broken.categories[1]!.handle.urgent.minutes = 'soon';
    expect(loadRulebook(JSON.stringify(broken))).toMatchObject({
      ok: false,
      message: expect.stringContaining('categories.1.handle.urgent.minutes'),
    });
    expect(loadRulebook('{')).toMatchObject({ ok: false, message: expect.stringContaining('not JSON') });
  });
});
