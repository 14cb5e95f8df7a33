import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { root } from '../lib/paths.mjs';
import { ask } from '../lib/run.mjs';
import { Refusal } from '../lib/say.mjs';

/**
 * What a run found, as far as it came.
 * @typedef {{
 *   at: string, seconds: number,
 *   machine: { cpu: string, cores: number, memory: number, platform: string, node: string, electron: string },
 *   commit?: string, clean?: boolean,
 *   planned: string[],
 *   files: { file: string, about?: import('./figure.mjs').About, startedAt: string, seconds: number, load: number }[],
 *   failed: { file: string, error: string }[],
 *   figures: (import('./figure.mjs').Figure & { file: string })[]
 * }} Report at: when it began; memory: bytes; planned: the files it was to run; load: of the last minute when it began; clean:
 *   was what ran the commit, nothing changed besides?
 */

/**
 * A report that is on the disk after each file, so that a run that is broken off keeps what it has.
 * @param {string} path @param {{ electron: string, planned: string[] }} run
 */
export function beginReport(path, { electron, planned }) {
  const began = Date.now();
  /** @type {Report} */
  const report = {
    at: new Date(began).toISOString(),
    seconds: 0,
    machine: machine(electron),
    ...source(),
    planned,
    files: [],
    failed: [],
    figures: [],
  };
  const write = () => {
    report.seconds = secondsSince(began);
    mkdirSync(dirname(path), { recursive: true });
    // Whoever reads it meanwhile, or ends the run here, finds a whole one.
    writeFileSync(`${path}.new`, JSON.stringify(report, undefined, 2));
    renameSync(`${path}.new`, path);
  };
  write();
  return {
    report,
    /**
     * Runs one file and keeps what came of it. One that throws is named, and the next can run.
     * @param {string} file @param {() => Promise<{ about?: import('./figure.mjs').About, figures: import('./figure.mjs').Figure[] }>} work
     */
    async take(file, work) {
      const [started, load] = [Date.now(), loadavg()[0]];
      let about;
      try {
        const done = await work();
        about = done.about;
        report.figures.push(...done.figures.map((figure) => ({ file, ...figure })));
      } catch (error) {
        report.failed.push({ file, error: String(error?.stack ?? error) });
      }
      report.files.push({ file, about, startedAt: new Date(started).toISOString(), seconds: secondsSince(started), load });
      write();
    },
  };
}

/** @param {string} path @returns {Report} of one of an earlier version only the figures are sure to be there */
export function readReport(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Refusal(`${path} cannot be read: ${error.message}`);
  }
  if (Array.isArray(report?.figures)) return report;
  throw new Refusal(`${path} holds no figures of a run`);
}

const secondsSince = (began) => Math.round((Date.now() - began) / 100) / 10;

const machine = (electron) => ({
  cpu: cpus()[0]?.model.trim() ?? '',
  cores: cpus().length,
  memory: totalmem(),
  platform: `${platform()} ${arch()}`,
  node: process.versions.node,
  electron,
});

/** The commit that is measured; nothing where the sources are no clone of their own. */
function source() {
  const git = (...args) => ask('git', args, { cwd: root });
  if (git('rev-parse', '--show-cdup') !== '') return {};
  const commit = git('rev-parse', '--short', 'HEAD');
  return commit ? { commit, clean: git('status', '--porcelain') === '' } : {};
}
