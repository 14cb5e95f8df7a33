import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SavedView } from '../../../preload/contract';
import { openDesk, seatOf, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';

const view = (id: string, over: Partial<SavedView['filter']> = {}): SavedView => ({
  id,
  name: `视图 ${id}`,
  filter: { only: 'all', text: '', sort: 'due', ...over },
});

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ platform: new MemoryPlatform() });
});
afterEach(() => desk.close());

describe('saved views', () => {
  it('are none until some are kept, and then in their order through a restart; none at all is kept too', async () => {
    expect(await desk.value('views.read')).toBeNull();
    const views = [view('b', { only: 'overdue' }), view('a', { text: '枯树', reported: 'today' })];
    await desk.value('views.write', { views });
    desk = await desk.restart();
    expect(await desk.value('views.read')).toEqual(views);
    await desk.value('views.write', { views: [] });
    expect(await desk.value('views.read')).toEqual([]);
  });

  it('are of this operator at this seat only', async () => {
    await desk.value('views.write', { views: [view('a')] });
    desk.seat = seatOf({ role: 'dispatcher' });
    expect(await desk.value('views.read')).toBeNull();
    desk.seat = seatOf({ operatorId: 'op-2' });
    expect(await desk.value('views.read')).toBeNull();
    desk.seat = seatOf();
    expect(await desk.value('views.read')).toEqual([view('a')]);
  });

  it('are refused where they are no views, and the ones before stand', async () => {
    await desk.value('views.write', { views: [view('a')] });
    const bad = { ...view('b'), filter: { only: 'nothing', text: '', sort: 'due' } } as unknown as SavedView;
    await expect(desk.call('views.write', { views: [bad] })).rejects.toThrow('Invalid type');
    await expect(desk.call('views.write', { views: Array.from({ length: 31 }, (_, n) => view(`v${n}`)) })).rejects.toThrow(
      'Invalid length',
    );
    expect(await desk.value('views.read')).toEqual([view('a')]);
  });
});
