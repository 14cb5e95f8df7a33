import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRouting } from '../../../main/services';

const file = 'resources/data/routing.json';
const shipped = readFileSync(file, 'utf8');
const load = (change: (json: { learning?: unknown; rules: unknown[] }) => void) => {
  const json = JSON.parse(shipped) as { learning?: unknown; rules: unknown[] };
  change(json);
  return loadRouting(JSON.stringify(json), 'x');
};

describe('the routing file', () => {
  it('that is shipped is read whole', () => {
    const loaded = loadRouting(shipped, file);
    expect(loaded.problems).toEqual([]);
    expect(loaded.source).toBe(file);
    expect(loaded.routing.rules.length).toBeGreaterThan(4);
  });

  it('with one bad rule keeps the others and names the field', () => {
    const all = loadRouting(shipped, file).routing.rules.length;
    const loaded = load((json) => json.rules.splice(1, 0, { id: 'bad', when: { hours: [{ from: 0, to: 5000 }] }, send: [], why: {} }, 7));
    expect(loaded.routing.rules.length).toBe(all);
    expect(loaded.problems.map(({ rule, fault }) => [rule, fault])).toEqual([
      ['bad', 'unreadable'],
      ['#3', 'unreadable'],
    ]);
    expect(loaded.problems[0]!.value).toContain('when.hours.0.to');
  });

  it('without learning, or with a bad one, learns by the usual figures', () => {
    expect(load((json) => delete json.learning)).toMatchObject({ problems: [], routing: { learning: { minCases: 5 } } });
    expect(load((json) => (json.learning = { days: -1 }))).toMatchObject({
      problems: [{ rule: '', fault: 'unreadable' }],
      routing: { learning: { days: 90 } },
    });
  });

  it.each([['', 'not json', '[]', '{"rules":{}}', 'null']].flat())('that reads %j is no reason to fail', (text) => {
    const loaded = loadRouting(text, 'x');
    expect(loaded.routing.rules).toEqual([]);
    expect(loaded.problems).toMatchObject([{ rule: '', fault: 'unreadable' }]);
  });
});
