import writeXlsxFile from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../preload/contract';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { cells, HEAD, rosterCsv, rosterDesk, row } from '../../support/roster-file';
import { BAD, isBad, ROWS, rowsOfRoster, villagesOfRows } from '../../support/roster-of-20000';
import { smallWorld } from '../../support/small-world';
import { OTHER_VILLAGE, VILLAGE } from '../../support/wire';

const GRID = `${VILLAGE}-01-01`;
const member: Member = {
  id: 'gm-0001',
  name: '张试验',
  phone: '10001234567',
  role: 'grid-member',
  area: VILLAGE,
  grids: [GRID],
  onDuty: true,
};

let platform: MemoryPlatform;
let desk: Desk;
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld(), {
    kind: 'area',
    key: '530303102201',
    value: { code: '530303102201', name: '外村', level: 'village', parent: '530303102' },
  });
  desk = await openDesk({ platform });
});
afterEach(() => desk.close());

const { read, readGood, badRows, roster, applied } = rosterDesk(
  () => desk,
  () => platform,
);

describe('a roster from a file', () => {
  it('is looked at and changes nothing; taken it goes to the platform and comes back; taken back all is as before', async () => {
    const before = roster();
    const preview = await readGood(
      rosterCsv([
        cells(row({ id: 'gm-0001', name: '张试验', phone: '10001234567', grids: GRID })),
        cells(row({ id: 'gm-0002', role: '村组干部', area: '二号村', areaCode: '' })),
        cells(row({ name: '王无号', phone: '1000 111-2222', grids: '网格 01', duty: '否' })),
        ['', '', '', '', '', '', '', ''],
      ]),
    );
    expect(preview).toMatchObject({ rows: 3, bad: 1, added: 1, changed: 0, same: 1 });
    // Two grids of the township have this name.
    expect(await badRows(preview.importId)).toEqual([
      { row: 5, problems: [{ column: 'grids', reason: 'ambiguous-grid', value: '网格 01' }] },
    ]);
    expect(roster()).toEqual(before);

    expect(await desk.value('roster.take', { importId: preview.importId })).toMatchObject({ entries: 1, done: 1 });
    await applied();
    expect(roster()).toEqual([
      ...before,
      { id: 'gm-0002', name: '李新人', phone: '10007654321', role: 'cadre', area: OTHER_VILLAGE, grids: [], onDuty: true },
    ]);
    expect(await desk.value('roster.takeBack', { importId: preview.importId })).toMatchObject({ back: { entries: 1, left: [] } });
    await applied();
    expect(roster()).toEqual(before);
    expect(await desk.value('roster.imports')).toMatchObject([{ importId: preview.importId, fileName: '名册.csv' }]);
    expect(await desk.call('roster.take', { importId: preview.importId })).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
  });

  it.each([
    [{ name: '' }, { column: 'name', reason: 'missing' }],
    [{ name: '李**' }, { column: 'name', reason: 'masked' }],
    [{ name: '长'.repeat(61) }, { column: 'name', reason: 'too-long' }],
    [{ phone: '' }, { column: 'phone', reason: 'missing' }],
    [{ phone: '无' }, { column: 'phone', reason: 'bad-phone' }],
    [{ phone: '100****4321' }, { column: 'phone', reason: 'masked' }],
    [{ role: '队长' }, { column: 'role', reason: 'unknown-role', value: '队长' }],
    [{ role: '' }, { column: 'role', reason: 'missing' }],
    [{ areaCode: '999999' }, { column: 'areaCode', reason: 'unknown-area', value: '999999' }],
    [{ areaCode: '530303102201' }, { column: 'areaCode', reason: 'outside', value: '530303102201' }],
    [
      { areaCode: '', area: '无此村' },
      { column: 'area', reason: 'unknown-area', value: '无此村' },
    ],
    [
      { areaCode: '', area: '' },
      { column: 'area', reason: 'missing' },
    ],
    [{ grids: 'x-9' }, { column: 'grids', reason: 'unknown-grid', value: 'x-9' }],
    [{ grids: `${OTHER_VILLAGE}-01-01` }, { column: 'grids', reason: 'grid-elsewhere', value: `${OTHER_VILLAGE}-01-01` }],
    [{ duty: '也许' }, { column: 'onDuty', reason: 'bad-duty', value: '也许' }],
    [{ id: '网格员1' }, { column: 'id', reason: 'bad-id', value: '网格员1' }],
  ] as const)('says of %j what is wrong with it', async (over, problem) => {
    const { importId, bad } = await readGood(rosterCsv([cells(row({ name: '赵好人', phone: '10003333333' })), cells(row(over))]));
    expect(bad).toBe(1);
    expect(await badRows(importId)).toEqual([{ row: 4, problems: [problem] }]);
  });

  it('names all that is wrong with a row, and the row it is a copy of', async () => {
    const { importId } = await readGood(
      rosterCsv([
        cells(row({ id: 'a-1' })),
        cells(row({ id: 'a-1', name: '钱另人', phone: '10004444444' })),
        cells(row({})),
        cells(row({ name: '', phone: 'x', role: '?' })),
      ]),
    );
    expect(await badRows(importId)).toEqual([
      { row: 4, problems: [{ column: 'id', reason: 'id-twice', row: 3 }] },
      { row: 5, problems: [{ column: 'name', reason: 'person-twice', row: 3 }] },
      {
        row: 6,
        problems: [
          { column: 'name', reason: 'missing' },
          { column: 'phone', reason: 'bad-phone' },
          { column: 'role', reason: 'unknown-role', value: '?' },
        ],
      },
    ]);
  });

  it('reads what a spreadsheet of an office saves: XLSX with numbers, CSV in GBK, with semicolons, in English', async () => {
    const people = ['姓名', '手机号', '岗位', '村'];
    const xlsx = await writeXlsxFile([
      people.map((value) => ({ value, type: String })),
      [
        { value: '李新人', type: String },
        { value: 10_007_654_321, type: Number },
        { value: '网格长', type: String },
        { value: '一号村', type: String },
      ],
    ]).toBuffer();
    expect(await read(xlsx, '名册.xlsx')).toMatchObject({ kind: 'read', rows: 1, added: 1, bad: 0 });
    // "姓名,电话,角色,村" and "李新人,10007654321,网格员,一号村" in GB 18030.
    const gbk = Buffer.concat([
      Buffer.from('d0d5c3fb2cb5e7bbb02cbdc7c9ab2cb4e50d0a', 'hex'),
      Buffer.from('c0eed0c2c8cb2c31303030373635343332312ccdf8b8f1d4b12cd2bbbac5b4e50d0a', 'hex'),
    ]);
    expect(await read(gbk)).toMatchObject({ kind: 'read', rows: 1, added: 1, bad: 0 });
    const english = Buffer.from('Name;Phone;Role;Area code;On duty\r\nLi Xinren;1000 765 4321;Grid member;530303101201;yes\r\n');
    expect(await read(english)).toMatchObject({ kind: 'read', rows: 1, added: 1, bad: 0 });
  });

  it('says why a file is none', async () => {
    expect(await read(Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]))).toMatchObject({ kind: 'unreadable', why: 'not-a-table' });
    expect(await read(Buffer.from([0, 1, 2, 3]))).toMatchObject({ kind: 'unreadable', why: 'not-a-table' });
    expect(await read(Buffer.from(''))).toMatchObject({ kind: 'unreadable', why: 'empty' });
    expect(await read(Buffer.from('姓名,年龄\r\n李,3\r\n'))).toMatchObject({
      kind: 'unreadable',
      why: 'columns',
      columns: ['phone', 'role', 'area'],
    });
    expect(await read(rosterCsv([]))).toMatchObject({ kind: 'unreadable', why: 'empty' });
  });

  it('reads back its own export, which changes nothing', async () => {
    const made = await desk.services.exports.roster({ format: 'xlsx', unmasked: { purpose: '核对' } }, 'zh-CN');
    expect(made.ok && (await read(made.value.bytes))).toMatchObject({ kind: 'read', rows: 1, same: 1, added: 0, changed: 0, bad: 0 });
    const masked = await desk.services.exports.roster({ format: 'csv' }, 'en');
    expect(masked.ok && (await read(masked.value.bytes))).toMatchObject({ kind: 'read', rows: 1, bad: 1 });
    expect(masked.ok && Buffer.from(masked.value.bytes).toString()).not.toMatch(/张试验|10001234567/);
  });

  it('keeps what it does not know of somebody, and leaves alone whom somebody changed since', async () => {
    const kept = { ...member, badge: 'A-7' } as Member;
    platform.putDirectory({ kind: 'member', key: member.id, value: kept });
    await applied();
    const { importId } = await readGood(rosterCsv([cells(row({ id: member.id, name: '张改名', grids: GRID }))]));
    await desk.value('roster.take', { importId });
    await applied();
    expect(roster()).toEqual([{ ...kept, name: '张改名', phone: '10007654321' }]);
    const later = { ...kept, name: '张又改' };
    platform.putDirectory({ kind: 'member', key: member.id, value: later });
    await applied();
    expect(await desk.value('roster.takeBack', { importId })).toMatchObject({ back: { entries: 0, left: [member.id] } });
    await applied();
    expect(roster()).toEqual([later]);
  });

  it('goes on with one that was broken off, after a restart too', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => cells(row({ name: `成员${at}`, phone: `1${String(at).padStart(10, '0')}` })));
    const { importId } = await readGood(rosterCsv(rows));
    desk.line.cutAfterRosters = 1;
    expect(await desk.value('roster.take', { importId })).toMatchObject({ entries: 1200, done: 500, problem: 'unreachable' });
    desk = await desk.restart(platform.line());
    const done = await desk.value('roster.take', { importId });
    expect(done).toMatchObject({ entries: 1200, done: 1200 });
    expect(done).not.toHaveProperty('problem');
    await applied();
    expect(roster()).toHaveLength(1201);
  });

  it('is for the lead, of what the platform lets be written', async () => {
    const { importId } = await readGood(rosterCsv([cells(row({}))]));
    platform.keepsRoster = true;
    expect(await desk.value('roster.take', { importId })).toMatchObject({ done: 0, problem: 'refused' });
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    expect(await desk.services.readRosterFile('x.csv', rosterCsv([]))).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await desk.call('roster.take', { importId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await desk.call('roster.takeBack', { importId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    const written = desk.store.read.auditBefore(1000, 3).map(({ kind, result }) => [kind, result]);
    expect(written).toEqual([
      ['roster.take-back', 'refused'],
      ['roster.take-file', 'refused'],
      ['roster.read-file', 'refused'],
    ]);
  });
});

describe('20,000 rows of which 500 are bad', () => {
  it.each(['csv', 'xlsx'] as const)('names each bad row of the %s with its reason, takes the others, and puts all back', async (format) => {
    platform.putDirectory(...villagesOfRows());
    await applied();
    const rows = rowsOfRoster();
    const bytes =
      format === 'csv'
        ? rosterCsv(rows)
        : await writeXlsxFile([HEAD, ...rows].map((line) => line.map((value) => ({ value, type: String })))).toBuffer();
    const preview = await readGood(bytes);
    expect(preview).toMatchObject({ rows: ROWS, bad: BAD, added: ROWS - BAD, changed: 0, same: 0 });
    const first = format === 'csv' ? 3 : 2;
    const expected = rows.flatMap((_, at) => (isBad(at) ? [at + first] : []));
    const bad = await badRows(preview.importId);
    expect(bad.map((one) => one.row)).toEqual(expected);
    expect(new Set(bad.map(({ problems }) => problems.map(({ column, reason }) => `${column} ${reason}`).join()))).toEqual(
      new Set(['phone bad-phone', 'role unknown-role', 'areaCode unknown-area', 'name missing', 'grids unknown-grid']),
    );
    // What is taken is the same whatever it was read from.
    if (format === 'xlsx') return;
    const before = roster();
    expect(await desk.value('roster.take', { importId: preview.importId })).toMatchObject({ entries: ROWS - BAD, done: ROWS - BAD });
    await applied();
    expect(roster()).toHaveLength(ROWS - BAD + 1);
    expect(await desk.value('roster.takeBack', { importId: preview.importId })).toMatchObject({ back: { entries: ROWS - BAD, left: [] } });
    await applied();
    expect(roster()).toEqual(before);
  });
});
