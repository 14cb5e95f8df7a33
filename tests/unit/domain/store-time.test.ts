import { describe, expect, it } from 'vitest';
import { atStoreTime, toTimestamp } from '../../../main/domain';
import { reported } from '../../support/wire';
import { newId } from '../../support/uuid';

const DAY_MS = 86_400_000;
const STORED_AT = Date.parse('2026-11-23T09:00:00.000+08:00');
const sentAt = (at: number) => reported(newId(), {}, { at });

describe('an event’s own time beside the time at which the platform stored it', () => {
  it.each([
    ['the same', 0],
    ['a day ahead, as after a wrong time zone', DAY_MS],
    ['ahead by just less than a month', 31 * DAY_MS],
    ['a week behind, as after days offline', -7 * DAY_MS],
    ['behind by just less than a year', -366 * DAY_MS],
  ])('counts when it is %s', (_, by) => {
    const event = sentAt(STORED_AT + by);
    expect(atStoreTime(event, STORED_AT)).toEqual({ envelope: event, retimed: false });
  });

  it.each([
    ['ten years ahead', 3653 * DAY_MS],
    ['ten years behind', -3653 * DAY_MS],
    ['ahead by just more than a month', 31 * DAY_MS + 1],
    ['behind by just more than a year', -366 * DAY_MS - 1],
  ])('gives way to it when it is %s, and is kept beside it', (_, by) => {
    const event = sentAt(STORED_AT + by);
    expect(atStoreTime(event, STORED_AT)).toEqual({
      envelope: { ...event, at: toTimestamp(STORED_AT), claimedAt: event.at },
      retimed: true,
    });
  });

  it('counts where the platform says nothing of its time', () => {
    const event = sentAt(0);
    expect(atStoreTime(event, undefined)).toEqual({ envelope: event, retimed: false });
  });
});
