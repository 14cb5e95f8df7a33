import { BehaviorSubject, firstValueFrom, NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { followArea } from '../../../main/app/follow-area';
import type { Delivery, Inbox, Line, Position, Upstream } from '../../../main/ports';

/** Upstreams that tell what was done with them, and deliver when the test says so. */
const maker = () => {
  const done: string[] = [];
  const inboxes: Inbox[] = [];
  const make = (area: string): Upstream => ({
    line$: new BehaviorSubject<Line>({ kind: 'offline', reason: 'cut', detail: area }),
    start: async ({ seq, directoryRev, careSeq }: Position, inbox) => {
      done.push(`start ${area} ${seq} ${directoryRev}${careSeq > 0 ? ` ${careSeq}` : ''}`);
      inboxes.push(inbox);
    },
    publish: async () => ({ kind: 'refused', reason: area }),
    media: async () => undefined,
    putMedia: async () => ({ kind: 'stored' }),
    putRoster: async () => ({ kind: 'stored' }),
    putGrids: async () => ({ kind: 'stored' }),
    presence$: NEVER,
    tellPresence: ({ body }) => void done.push(`tell ${area} ${body}`),
    retry: () => {},
    stop: async () => void done.push(`stop ${area}`),
  });
  return { make, done, inboxes };
};
const quiet: Inbox = {
  events: async () => {},
  care: async () => {},
  broadcasts: async () => {},
  directory: async () => {},
  directoryRead: async () => {},
  present: async () => {},
  resume: async () => ({ kind: 'other-platform', here: '', known: '' }),
};
const delivery = (seq: number): Delivery => ({ seq, subject: 's', body: '{}' });

describe('an upstream that follows the area', () => {
  it('goes on for another area from where delivery stood', async () => {
    const { make, done, inboxes } = maker();
    const upstream = followArea(make, 'a');
    await upstream.start({ seq: 3, directoryRev: 1, careSeq: 0 }, quiet);
    await inboxes[0]!.events([delivery(4), delivery(7)]);
    await inboxes[0]!.directory([], 9);
    await upstream.follow('b');
    expect(done).toEqual(['start a 3 1', 'stop a', 'start b 7 9']);
    await inboxes[1]!.events([delivery(8)]);
    await inboxes[1]!.care([delivery(5)]);
    await upstream.follow('c');
    expect(done.slice(3)).toEqual(['stop b', 'start c 8 9 5']);
    expect(await upstream.publish({ subject: '', id: '', expectedSeq: 0, body: '' })).toEqual({ kind: 'refused', reason: 'c' });
    upstream.tellPresence({ subject: '', body: 'here' });
    expect(done.at(-1)).toBe('tell c here');
    expect(await firstValueFrom(upstream.line$)).toEqual({ kind: 'offline', reason: 'cut', detail: 'c' });
  });

  it('counts a batch only when it has reached the disk', async () => {
    const { make, done, inboxes } = maker();
    const upstream = followArea(make, 'a');
    await upstream.start({ seq: 3, directoryRev: 0, careSeq: 0 }, { ...quiet, events: () => Promise.reject(new Error('disk full')) });
    await expect(inboxes[0]!.events([delivery(4)])).rejects.toThrow('disk full');
    await upstream.follow('b');
    expect(done.at(-1)).toBe('start b 3 0');
  });

  it('makes changes one after another, and none after its end', async () => {
    const { make, done } = maker();
    const upstream = followArea(make, 'a');
    await upstream.start({ seq: 0, directoryRev: 0, careSeq: 0 }, quiet);
    await Promise.all([upstream.follow('a'), upstream.follow('b'), upstream.follow('b'), upstream.follow('c')]);
    expect(done).toEqual(['start a 0 0', 'stop a', 'start b 0 0', 'stop b', 'start c 0 0']);
    await upstream.stop();
    await upstream.follow('d');
    expect(done.slice(5)).toEqual(['stop c']);
  });

  it('goes on to the next one when a change has failed', async () => {
    const { make, done } = maker();
    const failing = (area: string): Upstream => ({
      ...make(area),
      ...(area === 'b' ? { start: () => Promise.reject(new Error('no')) } : {}),
    });
    const upstream = followArea(failing, 'a');
    await upstream.start({ seq: 0, directoryRev: 0, careSeq: 0 }, quiet);
    await expect(upstream.follow('b')).rejects.toThrow('no');
    await upstream.follow('c');
    expect(done).toEqual(['start a 0 0', 'stop a', 'stop b', 'start c 0 0']);
  });

  it('does not start one before it was started itself', async () => {
    const { make, done } = maker();
    await followArea(make, 'a').follow('b');
    expect(done).toEqual(['stop a']);
  });
});
