import { expect, it } from 'vitest';
import type { ReplyRow } from '../../../preload/contract';
import { placesOf } from '../../../renderer/features/mobilise/places';

const reply = (id: string, more: Partial<ReplyRow>): ReplyRow => ({
  id,
  at: 0,
  name: '张**',
  village: '第1村',
  channel: 'app',
  text: '在村口',
  media: [],
  ...more,
});
const location = { lon: 103.8, lat: 25.6 };

it('replies that say where are numbered in the order of the list, and a clue is told from what is none', () => {
  const rows = [
    reply('a', { location, mark: 'handed' }),
    reply('b', { mark: 'clue' }),
    reply('c', { location, mark: 'nothing' }),
    reply('d', { location }),
  ];
  expect(placesOf(rows)).toEqual([
    { id: 'a', at: [103.8, 25.6], number: 1, solid: true },
    { id: 'c', at: [103.8, 25.6], number: 2, solid: false },
    { id: 'd', at: [103.8, 25.6], number: 3, solid: false },
  ]);
});
