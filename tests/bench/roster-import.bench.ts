import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { toXlsx } from '../../main/services/trust/table-file';
import { eventually } from '../support/clock';
import { openDesk } from '../support/desk';
import { MemoryPlatform } from '../support/line';
import { HEAD, rosterCsv } from '../support/roster-file';
import { BAD, ROWS, rowsOfRoster, villagesOfRows } from '../support/roster-of-20000';
import { smallWorld } from '../support/small-world';
import { median, timeOf } from './measure';

const ROUNDS = 5;
const rows = rowsOfRoster();
const file = rosterCsv(rows);

/** Ours is handed out in parts of so many, each of which is on the disk before the next. */
const PART = 500;
/** The same people written to a file one part after the other, each forced to the disk. */
const bareWrite = (): void => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-bare-'));
  const at = openSync(join(folder, 'parts'), 'w');
  for (let from = 0; from < ROWS - BAD; from += PART) {
    writeSync(at, JSON.stringify(rows.slice(from, from + PART)));
    fdatasyncSync(at);
  }
  closeSync(at);
  rmSync(folder, { recursive: true });
};

/** Milliseconds for each step of one import on a desk of its own. */
const round = async (sheet: Uint8Array) => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld(), ...villagesOfRows());
  const desk = await openDesk({ platform });
  const applied = () => eventually('the roster came back', () => desk.store.read.platformDirectoryRev() === platform.directoryRev);
  try {
    await applied();
    const alone = await timeOf(() => parse(Buffer.from(file), { bom: true, relax_column_count: true }));
    const sheetAlone = await timeOf(() => readSheet(Buffer.from(sheet)));
    const writeAlone = await timeOf(bareWrite);
    const lookAt = async (name: string, bytes: Uint8Array): Promise<string> => {
      const answer = await desk.services.readRosterFile(name, bytes);
      if (!answer.ok || answer.value.kind !== 'read' || answer.value.bad !== BAD) throw new Error('the file was not read as it is');
      return answer.value.importId;
    };
    const sheetPreview = await timeOf(() => lookAt('名册.xlsx', sheet));
    let importId = '';
    const preview = await timeOf(async () => {
      importId = await lookAt('名册.csv', file);
    });
    const take = await timeOf(async () => {
      if ((await desk.value('roster.take', { importId })).done !== ROWS - BAD) throw new Error('not all was taken');
    });
    const back = await timeOf(applied);
    const takeBack = await timeOf(async () => {
      if ((await desk.value('roster.takeBack', { importId })).back?.entries !== ROWS - BAD) throw new Error('not all was taken back');
      await applied();
    });
    return {
      alone,
      sheetAlone,
      writeAlone,
      preview,
      sheetPreview,
      take,
      applied: back,
      both: preview + take + back,
      sheetBoth: sheetPreview + take + back,
      takeBack,
    };
  } finally {
    await desk.close();
  }
};

export const about = {
  title: 'A roster from a file',
  measures: '20,000 rows, 500 of them bad, onto a platform in memory, in turns with reading the cells alone and writing as much alone.',
};

export default async () => {
  const sheet = await toXlsx({ notice: '名册', columns: HEAD, rows });
  const rounds: Awaited<ReturnType<typeof round>>[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round(sheet));
  const of = (step: keyof (typeof rounds)[number]) => median(rounds.map((one) => one[step]));
  const floors = {
    alone: 'csv-parse alone',
    sheetAlone: 'read-excel-file alone',
    writeAlone: 'a bare write of as many, in parts, with fdatasync',
  };
  const figure = (what: string, step: keyof (typeof rounds)[number], floor: keyof typeof floors, aim?: { atMost: number }) => ({
    what: `a roster of ${ROWS} rows, ${BAD} of them bad: ${what}, median of ${ROUNDS}`,
    value: of(step),
    unit: 'ms',
    against: { what: floors[floor], value: of(floor) },
    ...(aim ? { aim } : {}),
  });
  return [
    figure('looked at, CSV', 'preview', 'alone'),
    figure('looked at, XLSX', 'sheetPreview', 'sheetAlone'),
    figure('taken', 'take', 'writeAlone'),
    figure('come back from the platform after that', 'applied', 'writeAlone'),
    figure('looked at, taken and come back, CSV', 'both', 'alone', { atMost: 10_000 }),
    figure('looked at, taken and come back, XLSX', 'sheetBoth', 'sheetAlone', { atMost: 10_000 }),
    figure('taken back, until it is gone here', 'takeBack', 'writeAlone'),
  ];
};
