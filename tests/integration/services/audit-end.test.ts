import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreOpenError } from '../../../main/store';
import type { Sql } from '../../../main/store/sql';
import { MovableClock, StoppedClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { forgeAnchor, forgeChain, tamperWith } from '../../support/forge-audit';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

/** The key that desks of tests have. */
const KEY = new Uint8Array(32).fill(7);
const DAY = 24 * 60 * 60 * 1000;

let scratch: string;
let folder: string;
let platform: MemoryPlatform;
let desk: Desk;
let caseId: string;

const open = (name: string, over: Partial<Parameters<typeof openDesk>[0]> = {}) =>
  openDesk({ platform, folder: join(scratch, name), seat: { role: 'lead' }, ...over });
/** Each at an instant of its own: two records of one millisecond are the same, and changing places changes nothing. */
const note = async (on: Desk, text: string): Promise<void> => {
  on.clock.advance(1);
  await on.command('note', { caseId, text });
  await on.settled();
};

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'griddesk-audit-end-'));
  folder = join(scratch, 'one');
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  caseId = newId();
  platform.publish(message(reported(caseId)));
  desk = await open('one');
  await desk.settled();
  for (let n = 1; n <= 5; n += 1) await note(desk, `备注 ${n}`);
});
afterEach(async () => {
  await desk.stop().catch(() => {});
  rmSync(scratch, { recursive: true, force: true });
});

const path = () => join(folder, 'griddesk.db');
const check = () => desk.value('audit.verify');

const tamper = (work: (sql: Sql) => void): void => tamperWith(path(), KEY, work);
const anchorAnew = (): void => forgeAnchor(path(), KEY);
const swap = (sql: Sql): void =>
  sql.exec('UPDATE audit SET n = 99 WHERE n = 3; UPDATE audit SET n = 3 WHERE n = 4; UPDATE audit SET n = 4 WHERE n = 99');
const alter = (sql: Sql): void => sql.exec(`UPDATE audit SET doc = CAST(replace(CAST(doc AS TEXT), 'op-1', 'op-9') AS BLOB) WHERE n = 3`);

const KINDS: readonly (readonly [kind: string, work: (sql: Sql) => void])[] = [
  ['a record altered', alter],
  ['a record removed', (sql) => sql.exec('DELETE FROM audit WHERE n = 3')],
  ['records reordered', swap],
  ['the end cut off', (sql) => sql.exec('DELETE FROM audit WHERE n > 3')],
];

describe('what a console publishes', () => {
  it('carries the end of its audit, which comes back to every console of the area and to the page of its own', async () => {
    const other = await open('two');
    await other.settled();
    const { anchored, length, broken, earlier } = await check();
    expect({ broken, earlier }).toEqual({ broken: null, earlier: 0 });
    expect(anchored).toBeGreaterThan(3);
    expect(anchored).toBeLessThan(length);
    expect(other.store.read.auditEnds()).toEqual(desk.store.read.auditEnds());
    // It tells nothing of what was looked at, and the history shows nothing of it.
    const { timeline } = await desk.value('cases.read', { caseId });
    expect(JSON.stringify(timeline)).not.toContain(desk.store.read.auditEnds()[0]!.hash);
    await other.stop();
  });
});

describe('consoles begun at the same instant with the same key', () => {
  it('have chains of their own: what is told of one is not held against the other', async () => {
    const at = { platform: new MemoryPlatform(), clock: new StoppedClock(), seat: { role: 'lead' } } as const;
    at.platform.putDirectory(...smallWorld());
    const [a, b] = [await open('a', at), await open('b', at)];
    const first = ({ store }: Desk) => ({ ...store.read.auditBefore(2, 1)[0], chain: null });
    expect(first(a)).toEqual(first(b));
    expect(a.store.read.auditEnd()!.chain).not.toBe(b.store.read.auditEnd()!.chain);
    await a.stop();
    await b.stop();
  });
});

describe('on the encrypted file itself', () => {
  it.each(KINDS)('%s does not go by unnoticed: the file is refused, or the chain is broken', async (_, work) => {
    await desk.stop();
    tamper(work);
    await expect(openDesk({ platform, folder })).rejects.toBeInstanceOf(StoreOpenError);
  });

  it.each(KINDS)('%s is found by the chain where the anchor beside the file was forged', async (_, work) => {
    await desk.stop();
    tamper(work);
    anchorAnew();
    desk = await open('one');
    await desk.settled();
    expect((await check()).broken).toBeGreaterThanOrEqual(3);
  });

  it.each(KINDS)('%s is found by what the platform was told where the whole chain and its anchor were forged', async (_, work) => {
    await desk.stop();
    tamper((sql) => {
      work(sql);
      forgeChain(sql);
    });
    anchorAnew();
    desk = await open('one');
    await desk.settled();
    const { broken } = await check();
    expect(broken).not.toBeNull();
    expect(broken).toBeGreaterThanOrEqual(3);
  });

  it('an old copy of the whole folder put back is found when the stream tells what it does not have', async () => {
    await desk.stop();
    cpSync(folder, join(scratch, 'copy'), { recursive: true });
    desk = await open('one');
    await desk.settled();
    for (let n = 6; n <= 15; n += 1) await note(desk, `备注 ${n}`);
    const whole = await check();
    expect(whole.broken).toBeNull();
    await desk.stop();
    rmSync(folder, { recursive: true });
    cpSync(join(scratch, 'copy'), folder, { recursive: true });
    desk = await open('one');
    await desk.settled();
    const found = await check();
    expect(found.length).toBeLessThan(whole.length);
    // Beyond what is there: the page says that records are gone.
    expect(found.broken).toBe(found.length + 1);
  });

  it('an audit begun anew is told by the platform from the one before it', async () => {
    await desk.stop();
    rmSync(folder, { recursive: true });
    desk = await open('one');
    await desk.settled();
    expect(await check()).toMatchObject({ broken: null, anchored: null, earlier: 1 });
  });
});

describe('npm run verify-audit', () => {
  const exported = (of: Desk, name: string): string => {
    const made = of.services.exports.audit();
    if (!made.ok) throw new Error(made.error.message);
    const file = join(scratch, name);
    writeFileSync(file, made.value.bytes);
    return file;
  };
  const verified = (...files: string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/verify-audit.mjs', ...files], { encoding: 'utf8' });
    return `${status === 0 ? 'fine' : 'refused'}: ${stdout}${stderr}`;
  };

  it('says how far the platform vouches', () => {
    expect(verified(exported(desk, 'one.jsonl'))).toMatch(
      /^fine: .*chain is whole, vouched for by the platform up to record \d+; signed by/s,
    );
  });

  it.each(KINDS)('%s, all of it forged and signed again: the file of the next desk finds it', async (_, work) => {
    const other = await open('two');
    await other.settled();
    const witness = exported(other, 'two.jsonl');
    await other.stop();
    await desk.stop();
    tamper((sql) => {
      work(sql);
      forgeChain(sql);
      // What the stream told as well, which comes only once.
      sql.exec('DELETE FROM audit_ends');
    });
    anchorAnew();
    desk = await open('one');
    await desk.settled();
    const file = exported(desk, 'one.jsonl');
    expect(verified(file, witness)).toMatch(/^refused: .*the platform was told of record/s);
    expect(verified(witness)).toMatch(/^fine: .*the chain is whole/s);
  });
});

describe('half a year', () => {
  it('of records stays, each with its look, while the console runs on and is started again', async () => {
    const clock = new MovableClock();
    await desk.stop();
    desk = await openDesk({ platform, folder: join(scratch, 'long'), clock, seat: { role: 'lead' } });
    await desk.settled();
    await note(desk, '第一天');
    const [first] = desk.store.read.auditFrom(1, 1);
    for (let week = 1; week <= 30; week += 1) {
      clock.advance(7 * DAY);
      await note(desk, `第 ${week} 周`);
      if (week % 10 === 0) {
        desk = await desk.restart();
        await desk.settled();
      }
    }
    expect(desk.store.read.auditFrom(1, 1)).toEqual([first]);
    const { records } = await desk.value('audit.read', { limit: 500 });
    const [latest, oldest] = [records[0]!.at, records.at(-1)!.at];
    expect(records.at(-1)!.n).toBe(1);
    expect(latest - oldest).toBeGreaterThan(182 * DAY);
    expect(records.filter(({ kind }) => kind === 'case.note')).toHaveLength(31);
    expect((await check()).broken).toBeNull();
  });
});
