import { duration } from '../lib/say.mjs';
import { aimsOf, ratioOf } from './figure.mjs';

/** Where the figures of a run stand in a document. */
const [BEGIN, END] = ['<!-- figures -->', '<!-- /figures -->'];

const GIGABYTE = 1024 ** 3;
const few = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const list = new Intl.ListFormat('en');

/**
 * The document with the figures between its markers replaced.
 * @param {string} document @param {string} figures @returns {string | undefined} nothing when it has no markers
 */
export function placed(document, figures) {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) return undefined;
  return `${document.slice(0, begin + BEGIN.length)}\n\n${figures}\n\n${document.slice(end)}`;
}

/**
 * What a run found, as Markdown: a line about the machine, then each bench file under its heading with a table of its own.
 * @param {import('./report.mjs').Report} report @returns {string}
 */
export function markdown(report) {
  const failed = new Set(report.failed.map(({ file }) => file));
  const ran = report.files.filter(({ file }) => !failed.has(file));
  const reached = new Set(report.files.map(({ file }) => file));
  const missing = report.planned.filter((file) => !reached.has(file));
  return [
    measuredOn(report),
    summary(report.figures),
    ...(failed.size > 0 ? [`Could not be measured: ${names([...failed])}.`] : []),
    ...(missing.length > 0 ? [`The run ended before: ${names(missing)}.`] : []),
    ...ran.flatMap((file) =>
      section(
        file,
        report.figures.filter((figure) => figure.file === file.file),
      ),
    ),
  ].join('\n\n');
}

function measuredOn({ at, seconds, machine, commit, clean, files }) {
  const { cpu, cores, memory, platform, electron, node } = machine;
  const of = `${count(cores, 'core')} (${cpu || 'unnamed'}), ${one.format(memory / GIGABYTE)} GiB of memory, ${platform}`;
  const source = commit ? `, commit ${commit}${clean ? '' : ' and changes to it'}` : '';
  const span = `${duration(seconds * 1000)} for ${count(files.length, 'file')}`;
  return escape(`Measured on ${day.format(new Date(at))}: ${of}; Electron ${electron}, Node.js ${node}${source}; ${span}.`);
}

function summary(figures) {
  const aims = figures.flatMap(aimsOf);
  const missed = aims.filter(({ reached }) => !reached).length;
  return `${count(figures.length, 'figure')}; of ${count(aims.length, 'aim')} ${whole.format(aims.length - missed)} reached, ${whole.format(missed)} missed.`;
}

function section({ file, about, seconds, load }, figures) {
  const took = `\`npm run bench -- ${nameOf(file)}\`: ${duration(seconds * 1000)}; load when it began ${one.format(load)}.`;
  return [
    `### ${about?.title ?? nameOf(file)}`,
    [about?.measures, took].filter(Boolean).join(' '),
    figures.length > 0 ? table(figures) : 'Nothing of it can be measured on this machine.',
  ];
}

const table = (figures) =>
  ['| What | Here | Beside | There | Ratio | Aim |', '| --- | ---: | --- | ---: | ---: | --- |', ...figures.map(row)].join('\n');

function row(figure) {
  const { what, value, unit, against } = figure;
  const cells = [
    what,
    measure(value, unit),
    against?.what ?? '',
    against ? measure(against.value, unit) : '',
    against ? number(ratioOf(figure)) : '',
  ].map(escape);
  return `| ${[
    ...cells,
    aimsOf(figure)
      .map((aim) => verdict(aim, unit))
      .join('; '),
  ].join(' | ')} |`;
}

const verdict = ({ by, limit, reached }, unit) =>
  `${by === 'ratio' ? `ratio ${number(limit)}` : measure(limit, unit)}, ${reached ? 'reached' : '**missed**'}`;

const measure = (value, unit) => `${number(value)} ${unit}`.trim();

/** JSON has no infinite number: what was measured beside nothing comes out of it as null. */
function number(value) {
  if (!Number.isFinite(value)) return '–';
  return (Math.abs(value) >= 100 ? whole : few).format(value);
}

const count = (n, of) => `${whole.format(n)} ${of}${n === 1 ? '' : 's'}`;
const nameOf = (file) => file.replace(/\.bench\.ts$/, '');
const names = (files) => list.format(files.map((file) => `\`${nameOf(file)}\``));
/** What would end a cell or begin something of Markdown's own. */
const escape = (text) => text.replaceAll(/[\\|*_`<>[\]]/g, (sign) => `\\${sign}`);
