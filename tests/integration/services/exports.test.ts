import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { person, smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { zipParts } from '../../support/workbook';
import { message, reported, TOWNSHIP, VILLAGE } from '../../support/wire';

let desk: Desk;
let folder: string;
let platform: MemoryPlatform;
const REPORTER = { id: 'gm-9', name: '欧阳金丝雀', phone: '10009876543' };
const SPAN = { from: 0, to: Number.MAX_SAFE_INTEGER };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-export-'));
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  const event = reported(newId());
  platform.publish(message({ ...event, data: { ...event.data, title: '=HYPERLINK("http://x","点我")', reporter: REPORTER } }));
  desk = await openDesk({ platform, seat: { role: 'lead' } });
  await desk.settled();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const casesFile = async (unmasked?: { purpose: string }, format: 'csv' | 'xlsx' = 'csv') => {
  const made = await desk.services.exports.cases({ format, ...SPAN, ...(unmasked ? { unmasked } : {}) }, 'zh-CN');
  return made.ok ? Buffer.from(made.value.bytes) : made.error.code;
};
const lastAudit = () => desk.store.read.auditBefore(Number.MAX_SAFE_INTEGER, 1)[0];

/** The text parts of a spreadsheet file. */
const textOf = async (bytes: Buffer): Promise<string> => [...(await zipParts(bytes)).values()].join('');

describe('an export of cases', () => {
  it('is masked, says so and by whom, and is written down before it is handed out', async () => {
    const text = String(await casesFile());
    expect(text).toContain('个人信息已脱敏');
    expect(text).toContain('王值班');
    expect(text).not.toContain(REPORTER.name);
    expect(text).not.toContain(REPORTER.phone);
    expect(lastAudit()).toMatchObject({ kind: 'export.cases', result: 'ok', who: 'op-1' });
  });

  it('is unmasked for a lead who signs with a purpose, and the purpose stands in the file and in the audit', async () => {
    const text = String(await casesFile({ purpose: '上级核查' }));
    expect(text).toContain(REPORTER.name);
    expect(text).toContain(REPORTER.phone);
    expect(text).toContain('用途：上级核查');
    expect(lastAudit()).toMatchObject({ kind: 'export.cases.unmasked', details: { purpose: '上级核查' } });
  });

  it.each([
    ['dispatcher', { purpose: '想看看' }],
    ['village', undefined],
    ['observer', undefined],
    ['department', undefined],
  ] as const)('is refused to a %s who asks for it so, and that is written down', async (role, unmasked) => {
    desk.seat = { ...desk.seat, role, ...(role === 'department' ? { departmentId: 'power-supply' } : {}) };
    expect(await casesFile(unmasked)).toBe('not-allowed');
    expect(lastAudit()).toMatchObject({ result: 'refused', role });
  });

  it('gives a spreadsheet no formula to run, in either format', async () => {
    expect(String(await casesFile())).toContain(`"'=HYPERLINK(""http://x"",""点我"")"`);
    const sheet = await textOf((await casesFile(undefined, 'xlsx')) as Buffer);
    expect(sheet).toContain('点我');
    expect(sheet).not.toMatch(/<f>/);
  });
});

describe('an export of people in care', () => {
  it('is refused where nobody in care is shown', async () => {
    desk.seat = { ...desk.seat, role: 'observer' };
    const made = await desk.services.exports.people({ format: 'csv' }, 'en');
    expect(made).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it.each([
    ['zh-CN', '独居老人、留守老人'],
    ['en', '"Elder living alone, Left-behind elder"'],
  ] as const)('names why somebody is in care as %s sets a row of names', async (lang, words) => {
    const reasons = (['lives-alone', 'left-behind-elder'] as const).map((kind) => ({ kind, level: 1, since: '2025-01-01' }) as const);
    platform.putDirectory({
      kind: 'person',
      key: `${TOWNSHIP}.p-0003`,
      value: { ...person('p-0003', `${VILLAGE}-01-01`), care: reasons },
    });
    await desk.line.settled();
    const made = await desk.services.exports.people({ format: 'csv' }, lang);
    expect(made.ok && String(Buffer.from(made.value.bytes))).toContain(words);
  });
});

describe('the audit', () => {
  it('is shown to the lead, with filters; another seat is refused, and both are written down', async () => {
    await casesFile();
    const page = await desk.value('audit.read', { limit: 100, kind: 'export.' });
    expect(page.records.map(({ kind }) => kind)).toEqual(['export.cases']);
    expect(lastAudit()).toMatchObject({ kind: 'audit.read', result: 'ok' });
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    expect(await desk.call('audit.read', { limit: 100 })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await desk.call('audit.read', { limit: 100, before: 3 })).toMatchObject({ ok: false });
    expect(await desk.call('audit.verify')).toMatchObject({ ok: false });
    expect(lastAudit()).toMatchObject({ kind: 'audit.verify', result: 'refused', role: 'dispatcher' });
  });

  it('goes page by page to the first record', async () => {
    for (let n = 0; n < 25; n += 1) await casesFile();
    const seen: number[] = [];
    for (let before: number | undefined; ;) {
      const page: { records: { n: number }[]; before?: number | undefined } = await desk.value('audit.read', {
        limit: 10,
        ...(before === undefined ? {} : { before }),
      });
      seen.push(...page.records.map(({ n }) => n));
      if (page.before === undefined) break;
      ({ before } = page);
    }
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(seen.at(-1)).toBe(1);
  });

  const verified = (text: string): string => {
    const file = join(folder, 'audit.jsonl');
    writeFileSync(file, text);
    try {
      execFileSync(process.execPath, ['scripts/verify-audit.mjs', file], { stdio: 'pipe' });
      return 'whole';
    } catch (error) {
      return String((error as { stderr: Buffer }).stderr);
    }
  };

  it('leaves the console signed, and whoever changes the file is found out by a command that needs no console', async () => {
    await casesFile();
    const made = desk.services.exports.audit();
    if (!made.ok) throw new Error(made.error.message);
    const text = Buffer.from(made.value.bytes).toString('utf8');
    expect(verified(text)).toBe('whole');
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(made.value.records + 2);
    expect(verified(text.replace('export.cases', 'export.casez'))).toContain('signature');
    expect(verified([...lines.slice(0, 2), ...lines.slice(3)].join('\n'))).toContain('signature');
    expect(verified(lines.slice(0, -1).join('\n'))).not.toBe('whole');
    // The same console signs with the same key after a restart.
    const keyOf = (file: string) => (JSON.parse(file.trimEnd().split('\n').at(-1)!) as { publicKey: string }).publicKey;
    const before = keyOf(text);
    desk = await desk.restart();
    const again = desk.services.exports.audit();
    if (!again.ok) throw new Error(again.error.message);
    expect(keyOf(Buffer.from(again.value.bytes).toString('utf8'))).toBe(before);
  });
});
