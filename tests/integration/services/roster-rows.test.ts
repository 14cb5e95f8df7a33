import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grid, Member } from '../../../preload/contract';
import type { RawDirectoryEntry } from '../../../main/ports';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { cells, rosterCsv, rosterDesk, row } from '../../support/roster-file';
import { smallWorld } from '../../support/small-world';
import { VILLAGE } from '../../support/wire';

const ELSEWHERE = '530303102201';
const GRIDS = Array.from({ length: 180 }, (_, at) => `${VILLAGE}-02-${String(at).padStart(3, '0')}`);
const area = (code: string, name: string, level: 'township' | 'village' | 'group', parent: string): RawDirectoryEntry => ({
  kind: 'area',
  key: code,
  value: { code, name, level, parent },
});
const geometry: Grid['geometry'] = {
  type: 'Polygon',
  coordinates: [
    [
      [103.82, 25.6],
      [103.83, 25.6],
      [103.83, 25.61],
      [103.82, 25.6],
    ],
  ],
};
const grid = (gridCode: string, at: number): RawDirectoryEntry => {
  const value: Grid = { gridCode, name: `河湾${at}`, type: 'rural', area: VILLAGE, households: 1, members: [], geometry };
  return { kind: 'grid', key: gridCode, value };
};
const member = (id: string, over: Partial<Member> = {}): RawDirectoryEntry => {
  const value: Member = {
    id,
    name: '周老人',
    phone: '10002222222',
    role: 'grid-leader',
    area: VILLAGE,
    grids: [],
    onDuty: false,
    ...over,
  };
  return { kind: 'member', key: id, value };
};

let platform: MemoryPlatform;
let desk: Desk;
const { read, readGood, badRows, roster, applied } = rosterDesk(
  () => desk,
  () => platform,
);
const has = async (...entries: RawDirectoryEntry[]) => {
  platform.putDirectory(...entries);
  await applied();
};
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(
    ...smallWorld(),
    area('530303102', '外镇', 'township', '530303'),
    area(ELSEWHERE, '外村', 'village', '530303102'),
    area(`${VILLAGE}-02`, '二组', 'group', VILLAGE),
    area('530303101202-02', '二组', 'group', '530303101202'),
  );
  desk = await openDesk({ platform });
});
afterEach(() => desk.close());

/** Somebody of a file after it was taken. */
const taken = async (over: Parameters<typeof row>[0]): Promise<Member | undefined> => {
  const { importId, bad } = await readGood(rosterCsv([cells(row({ id: 'n-1', ...over }))]));
  expect(bad === 0 ? [] : await badRows(importId)).toEqual([]);
  await desk.value('roster.take', { importId });
  await applied();
  return roster().find(({ id }) => id === 'n-1');
};
const problemsOf = async (...rows: Parameters<typeof row>[0][]) =>
  badRows((await readGood(rosterCsv(rows.map((over) => cells(row(over)))))).importId);

describe('a row of a roster', () => {
  it('keeps the zeros in front of ids and numbers, a plus, and no apostrophe against formulas', async () => {
    expect(await taken({ id: '007', phone: '0874-3060 001' })).toBeUndefined();
    expect(roster().find(({ id }) => id === '007')).toMatchObject({ phone: '08743060001' });
    expect(await taken({ phone: '+8610007654321' })).toMatchObject({ phone: '+8610007654321' });
  });

  it.each(['1.00077E+10', '=1+1', '-', '1234567x', '１２３'])('takes %s for no number', async (phone) => {
    expect(await problemsOf({ phone })).toMatchObject([{ problems: [{ column: 'phone' }] }]);
  });

  it.each(['、', '，', ',', ';', '；', '|'])('reads grids with %s between them, each once', async (mark) => {
    await has(...GRIDS.slice(0, 2).map(grid));
    const grids = [GRIDS[0]!, '河湾1', GRIDS[0]!].join(mark);
    expect(await taken({ grids })).toMatchObject({ grids: GRIDS.slice(0, 2) });
  });

  it('lets somebody of a group be in charge of a grid of the village', async () => {
    await has(grid(GRIDS[0]!, 0));
    expect(await taken({ areaCode: `${VILLAGE}-02`, grids: GRIDS[0]! })).toMatchObject({ area: `${VILLAGE}-02`, grids: [GRIDS[0]] });
  });

  it('says on duty or not, and leaves it as it was where the file does not say', async () => {
    for (const [duty, onDuty] of [
      ['是', true],
      ['', true],
      ['否', false],
      ['', false],
      ['在岗', true],
      ['no', false],
    ] as const)
      expect(await taken({ duty })).toMatchObject({ onDuty });
  });

  it('knows a place by its name where only one of the seat’s own has it', async () => {
    expect(await taken({ areaCode: '', area: '一号村' })).toMatchObject({ area: VILLAGE });
    expect(await problemsOf({ areaCode: '', area: '二组' }, { areaCode: '', area: '外村', phone: '10009999999' })).toEqual([
      { row: 3, problems: [{ column: 'area', reason: 'ambiguous-area', value: '二组' }] },
      { row: 4, problems: [{ column: 'area', reason: 'unknown-area', value: '外村' }] },
    ]);
  });

  it('shows no more of a wrong cell than a code is long', async () => {
    const [bad] = await problemsOf({ role: '长'.repeat(500) });
    expect(bad).toMatchObject({ problems: [{ reason: 'unknown-role', value: '长'.repeat(60) }] });
  });
});

describe('who somebody of a file is', () => {
  it('is known by name and number where the file has no id, however the number is written, and stays as they are written', async () => {
    await has(member('gl-1', { phone: '1000 222-2222', onDuty: true }));
    const same = row({ name: '周老人', phone: '10002222222', role: '网格长', duty: '' });
    expect(await readGood(rosterCsv([cells(same)]))).toMatchObject({ same: 1, added: 0, changed: 0 });
    const { importId } = await readGood(rosterCsv([cells({ ...same, duty: '否' })]));
    await desk.value('roster.take', { importId });
    await applied();
    expect(roster().find(({ id }) => id === 'gl-1')).toMatchObject({ phone: '1000 222-2222', onDuty: false });
    expect(roster()).toHaveLength(2);
  });

  it('is one: the same file twice adds nobody twice, and two of one name are two', async () => {
    const file = rosterCsv([cells(row()), cells(row({ phone: '10007654322' }))]);
    await desk.value('roster.take', { importId: (await readGood(file)).importId });
    await applied();
    expect(roster()).toHaveLength(3);
    expect(await readGood(file)).toMatchObject({ same: 2, added: 0, changed: 0, bad: 0 });
  });

  it('is who the same file made, whatever the roster calls them since: taking back makes nobody vanish', async () => {
    const file = rosterCsv([cells(row())]);
    await desk.value('roster.take', { importId: (await readGood(file)).importId });
    await applied();
    const made = roster().find(({ name }) => name === '李新人')!;
    const since = { ...made, phone: '10005555555', badge: 'A-7' } as Member;
    await has({ kind: 'member', key: made.id, value: since });
    const again = await readGood(file);
    expect(again).toMatchObject({ added: 0, changed: 1 });
    await desk.value('roster.take', { importId: again.importId });
    await applied();
    expect(roster()).toContainEqual({ ...since, phone: '10007654321' });
    await desk.value('roster.takeBack', { importId: again.importId });
    await applied();
    expect(roster()).toContainEqual(since);
  });

  it('is nobody of another place: their id is refused, and they stay as they are', async () => {
    await has(member('far-1', { area: ELSEWHERE }));
    expect(await problemsOf({ id: 'far-1' })).toEqual([{ row: 3, problems: [{ column: 'id', reason: 'outside', value: 'far-1' }] }]);
  });

  it('stands in a file once: by id, by name and number, and by one in this row and the other in that', async () => {
    await has(member('gl-1'));
    const asKnown = { name: '周老人', phone: '10002222222' };
    const withId = { id: 'gl-1', name: '周改名', phone: '10003333333' };
    expect(await problemsOf(withId, asKnown)).toEqual([{ row: 4, problems: [{ column: 'name', reason: 'person-twice', row: 3 }] }]);
    expect(await problemsOf(asKnown, withId)).toEqual([{ row: 4, problems: [{ column: 'id', reason: 'id-twice', row: 3 }] }]);
    expect(await problemsOf({}, {}, {})).toEqual(
      [4, 5].map((at) => ({ row: at, problems: [{ column: 'name', reason: 'person-twice', row: 3 }] })),
    );
  });
});

describe('a file of a roster', () => {
  const text = (lines: readonly string[]) => Buffer.from(lines.join('\r\n'));

  it('counts empty lines, as a spreadsheet does, and takes short ones and lone quotes as they are', async () => {
    const { importId } = await readGood(
      text([
        '姓名,电话,角色,村,在岗',
        '',
        '李新人,10007654321,网格员,一号村',
        '',
        '王"二"人,10001111111,网格员,一号村,',
        '钱,x,网格员,一号村,是',
      ]),
    );
    expect(await badRows(importId)).toEqual([{ row: 6, problems: [{ column: 'phone', reason: 'bad-phone' }] }]);
  });

  it('may have tabs between its cells, and of two columns of one name the first counts', async () => {
    const lines = ['姓名\t电话\t手机\t角色\t村', '李新人\t10007654321\t无\t网格员\t一号村'];
    expect(await read(text(lines))).toMatchObject({ kind: 'read', rows: 1, added: 1, bad: 0 });
  });

  it('is refused where it is larger than any roster', async () => {
    expect(await read(new Uint8Array(20 * 1024 * 1024 + 1).fill(44))).toMatchObject({ kind: 'unreadable', why: 'too-large' });
    expect(await read(Buffer.from('\n'.repeat(60_001)))).toMatchObject({ kind: 'unreadable', why: 'too-many-rows' });
  });

  it.each(['csv', 'xlsx'] as const)('that was exported as %s reads back and changes nobody, with who leads 180 grids', async (format) => {
    await has(
      ...GRIDS.map(grid),
      member('gl-1', { grids: GRIDS, phone: '+86 1000 222-2222' }),
      member('007', { name: '赵在岗', phone: '08743060001', onDuty: true, role: 'cadre' }),
      member('far-1', { area: ELSEWHERE }),
    );
    const made = await desk.services.exports.roster({ format, unmasked: { purpose: '核对' } }, 'zh-CN');
    if (!made.ok) throw new Error(made.error.message);
    expect(made.value.records).toBe(3);
    const preview = await readGood(made.value.bytes);
    expect(await badRows(preview.importId)).toEqual([]);
    expect(preview).toMatchObject({ rows: 3, same: 3, added: 0, changed: 0 });
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    expect(await desk.services.exports.roster({ format, unmasked: { purpose: '核对' } }, 'zh-CN')).toMatchObject({ ok: false });
  });
});
