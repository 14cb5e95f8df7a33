import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../support/desk';
import { createRosterWorld, entry, GRID, grid, member, office, type RosterWorld } from '../../support/roster-world';
import { rosterRules } from '../../support/small-world';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

let world: RosterWorld;
let desk: Desk;
beforeEach(() => {
  world = createRosterWorld();
});
afterEach(() => world.close());

describe('the board of a village', () => {
  it('is answered in full to who may print it, after it is written down, and to nobody else', async () => {
    desk = await world.open();
    const board = await desk.value('roster.board', { area: VILLAGE });
    expect(board).toMatchObject({ name: '一号村', townshipName: '试验镇', districtName: '沾益区', grids: [{ code: GRID }] });
    expect(board.people.map(({ id, name, phone, groupName }) => [id, name, phone, groupName])).toEqual([
      ['gl-1', '李试验', '1000 765-4321', undefined],
      ['gc-1', '李试验', '1000 765-4321', '二组'],
      ['gm-0001', '张试验', '10001234567', undefined],
    ]);
    expect(await desk.call('roster.board', { area: TOWNSHIP })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    for (const role of ['observer', 'department'] as const) {
      desk.seat = { ...desk.seat, role };
      expect(await desk.call('roster.board', { area: VILLAGE })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      expect(desk.services.leavePaper('save', { paper: 'grid-board', area: VILLAGE })).toMatchObject({ ok: false });
    }
    desk.seat = { ...desk.seat, role: 'village', area: VILLAGE };
    expect(desk.services.leavePaper('save', { paper: 'grid-board', area: VILLAGE })).toEqual({ ok: true, value: { number: '一号村' } });
    expect(desk.services.leavePaper('save', { paper: 'grid-board', area: OTHER_VILLAGE })).toMatchObject({ ok: false });
    expect(desk.services.leavePaper('save', { paper: 'grid-board' })).toMatchObject({ ok: false });
    expect(
      desk.store.read
        .auditBefore(1000, 20)
        .filter(({ kind }) => kind === 'roster.board')
        .map(({ result }) => result),
    ).toEqual(['refused', 'refused', 'refused', 'ok']);
    expect(desk.store.read.auditBefore(1000, 3).map(({ kind, subject, result, details }) => [kind, subject, result, details])).toEqual([
      ['paper.save', VILLAGE, 'refused', { paper: 'grid-board' }],
      ['paper.save', OTHER_VILLAGE, 'refused', { paper: 'grid-board' }],
      ['paper.save', VILLAGE, 'ok', { paper: 'grid-board' }],
    ]);
    desk.services.leavePaper('print', { paper: 'work-card', area: VILLAGE, memberId: 'gl-1' });
    expect(desk.store.read.auditBefore(1000, 1)).toMatchObject([{ kind: 'paper.print', subject: 'gl-1', result: 'ok' }]);
  });

  it('has its grids, who is in charge of which, and the numbers of its own offices and the township’s', async () => {
    desk = await world.open(
      {},
      grid(`${VILLAGE}-02-01`, VILLAGE, 103.84),
      office('a-other-committee', 'village-committee', OTHER_VILLAGE, '10000000009'),
      office('police', 'police-station', TOWNSHIP, '10000000110'),
      office('other-police', 'police-station', '530303102', '10000000111'),
      entry(member('a-member', { role: 'grid-member', area: VILLAGE, grids: [`${VILLAGE}-02-01`], phone: '10000000222' })),
    );
    const board = await desk.value('roster.board', { area: VILLAGE });
    expect(board.grids.map(({ code, name, type, households }) => [code, name, type, households])).toEqual([
      [GRID, '网格 01', 'rural', 20],
      [`${VILLAGE}-02-01`, '河湾', 'unit', 7],
    ]);
    // Leaders, groups, members, whatever their ids are.
    expect(board.people.map(({ id, phone, grids }) => [id, phone, grids])).toEqual([
      ['gl-1', '1000 765-4321', [GRID]],
      ['gc-1', '1000 765-4321', [GRID]],
      ['a-member', '10000000222', [`${VILLAGE}-02-01`]],
      ['gm-0001', '10001234567', [GRID]],
    ]);
    expect(board.offices).toEqual([
      { name: '试验village-committee', phone: '10000000001' },
      { name: 'police', phone: '10000000110' },
    ]);
    expect(board.rules).toEqual(rosterRules);
  });
});
