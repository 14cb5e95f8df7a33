import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginReport, readReport } from '../../../scripts/bench/report.mjs';

const figure = { what: 'start', value: 1, unit: 'ms' };
const about = { title: 'Start', measures: 'Until it can be worked in.' };

describe('the report of a run', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'griddesk-report-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is on the disk from the beginning and whole after each file, whatever becomes of the run', async () => {
    const path = join(folder, 'made/report.json');
    const run = beginReport(path, { electron: '33.2.1', planned: ['a.bench.ts', 'b.bench.ts'] });
    expect(readReport(path)).toMatchObject({
      planned: ['a.bench.ts', 'b.bench.ts'],
      files: [],
      figures: [],
      machine: { electron: '33.2.1' },
    });
    await run.take('a.bench.ts', async () => ({ about, figures: [figure] }));
    const { files, figures, machine } = readReport(path);
    expect(files).toEqual([
      { file: 'a.bench.ts', about, startedAt: expect.any(String), seconds: expect.any(Number), load: expect.any(Number) },
    ]);
    expect(figures).toEqual([{ file: 'a.bench.ts', ...figure }]);
    expect(machine).toMatchObject({ cores: expect.any(Number), memory: expect.any(Number), node: process.versions.node });
    expect(readdirSync(join(folder, 'made'))).toEqual(['report.json']);
  });

  it('names a file that throws, and goes on', async () => {
    const path = join(folder, 'report.json');
    const run = beginReport(path, { electron: '33.2.1', planned: ['a.bench.ts', 'b.bench.ts'] });
    await run.take('a.bench.ts', () => Promise.reject(new Error('no page')));
    await run.take('b.bench.ts', async () => ({ about, figures: [figure] }));
    const { files, failed, figures } = readReport(path);
    expect(failed).toEqual([{ file: 'a.bench.ts', error: expect.stringContaining('no page') }]);
    expect(files.map(({ file }) => file)).toEqual(['a.bench.ts', 'b.bench.ts']);
    expect(figures).toHaveLength(1);
  });

  it('of an earlier version is read too, anything else refused with its name', () => {
    const path = join(folder, 'old.json');
    writeFileSync(path, JSON.stringify({ at: '2026-11-23T00:00:00.000Z', cores: 2, figures: [{ file: 'a.bench.ts', ...figure }] }));
    expect(readReport(path).figures).toHaveLength(1);
    for (const text of ['{}', 'null', 'no JSON']) {
      writeFileSync(path, text);
      expect(() => readReport(path)).toThrow(path);
    }
  });
});
