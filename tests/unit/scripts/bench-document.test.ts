import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { markdown, placed } from '../../../scripts/bench/document.mjs';

const report = (over: Partial<Parameters<typeof markdown>[0]> = {}): Parameters<typeof markdown>[0] => ({
  at: '2026-11-29T04:10:00.000Z',
  seconds: 3725,
  machine: { cpu: 'AMD EPYC', cores: 2, memory: 24 * 1024 ** 3, platform: 'linux x64', node: '20.20.2', electron: '33.2.1' },
  commit: 'de6a4cc',
  clean: true,
  planned: ['start.bench.ts'],
  files: [
    {
      file: 'start.bench.ts',
      about: { title: 'Start', measures: 'Until it can be worked in.' },
      startedAt: '2026-11-29T04:10:00.000Z',
      seconds: 90,
      load: 0.31,
    },
  ],
  failed: [],
  figures: [],
  ...over,
});
const figure = (what: string, value: number, more: object = {}) => ({ file: 'start.bench.ts', what, value, unit: 'ms', ...more });
const tableOf = (...figures: ReturnType<typeof figure>[]) => markdown(report({ figures })).split('\n').slice(-figures.length);

describe('the figures of a run as Markdown', () => {
  it('begin with the day, the machine, what ran and how long, and how many aims were reached', () => {
    const figures = [figure('a', 1, { aim: { atMost: 2 } }), figure('b', 3, { aim: { atMost: 2 } }), figure('c', 1)];
    expect(markdown(report({ figures })).split('\n\n').slice(0, 4)).toEqual([
      'Measured on 29 November 2026: 2 cores (AMD EPYC), 24 GiB of memory, linux x64; Electron 33.2.1, Node.js 20.20.2, commit de6a4cc; 62 min 5 s for 1 file.',
      '3 figures; of 2 aims 1 reached, 1 missed.',
      '### Start',
      'Until it can be worked in. `npm run bench -- start`: 1 min 30 s; load when it began 0.3.',
    ]);
    expect(markdown(report({ clean: false }))).toContain('commit de6a4cc and changes to it;');
    const { commit: _, clean: __, ...noClone } = report();
    expect(markdown(noClone)).toContain('Node.js 20.20.2; 62 min');
  });

  it('are a line each: three digits, thousands apart, the ratio, and whether each aim was reached', () => {
    expect(
      tableOf(
        figure('start', 1411.26, { against: { what: 'an empty window', value: 611 }, aim: { ratio: 1.3 } }),
        figure('taken', 12_345, { aim: { atMost: 20_000 } }),
        figure('cold', 55.83, { against: { what: 'PGlite', value: 768 }, aim: { ratio: 0.02, atMost: 60 } }),
      ),
    ).toEqual([
      '| start | 1,411 ms | an empty window | 611 ms | 2.31 | ratio 1.3, **missed** |',
      '| taken | 12,345 ms |  |  |  | 20,000 ms, reached |',
      '| cold | 55.8 ms | PGlite | 768 ms | 0.0727 | ratio 0.02, **missed**; 60 ms, reached |',
    ]);
  });

  it('have no unit where there is none, no ratio to nothing, and no cell that ends early', () => {
    expect(
      tableOf(figure('elements', 812, { unit: '', against: { what: 'first 10 minutes', value: 0 } }), figure('a|b_c', 0.04, { unit: '%' })),
    ).toEqual(['| elements | 812 | first 10 minutes | 0 | – |  |', '| a\\|b\\_c | 0.04 % |  |  |  |  |']);
  });

  it('name what failed, what the run did not come to, and what this machine cannot measure', () => {
    const files = [
      ...report().files,
      { file: 'map.bench.ts', startedAt: '2026-11-29T04:12:00.000Z', seconds: 2, load: 1 },
      { file: 'storage.bench.ts', startedAt: '2026-11-29T04:12:02.000Z', seconds: 1, load: 1 },
    ];
    const planned = ['start.bench.ts', 'map.bench.ts', 'storage.bench.ts', 'wall.bench.ts'];
    const text = markdown(
      report({ planned, files, failed: [{ file: 'map.bench.ts', error: 'Error: no page' }], figures: [figure('a', 1)] }),
    );
    expect(text).toContain('Could not be measured: `map`.');
    expect(text).toContain('The run ended before: `wall`.');
    expect(text).not.toContain('### map');
    expect(text).toContain('### storage\n\n`npm run bench -- storage`: 1.0 s; load when it began 1.\n\nNothing of it can be measured');
  });

  it('are placed between the markers, and stand as Prettier leaves them however often they are placed', async () => {
    const document = '# Performance\n\n<!-- figures -->\n\nold\n\n<!-- /figures -->\n\n## After\n';
    const figures = markdown(report({ figures: [figure('a|b_c, 1 * 2', 12.3, { against: { what: 'x', value: 3 } })] }));
    const write = async (text: string) =>
      format(placed(text, figures)!, { ...(await resolveConfig('docs/performance.md')), parser: 'markdown' });
    const once = await write(document);
    expect(once).toMatch(/^# Performance\n\n<!-- figures -->\n\nMeasured on .*<!-- \/figures -->\n\n## After\n$/s);
    expect(once).not.toContain('old');
    expect(await write(once)).toBe(once);
    expect(placed('# Performance', figures)).toBeUndefined();
    expect(placed('<!-- /figures --><!-- figures -->', figures)).toBeUndefined();
  });
});
