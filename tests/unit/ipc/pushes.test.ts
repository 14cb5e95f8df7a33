import { describe, expect, it } from 'vitest';
import { createPushes } from '../../../main/ipc/pushes';

const window = (destroyed = false) => {
  const sent: unknown[] = [];
  return { sent, isDestroyed: () => destroyed, webContents: { send: (...args: unknown[]) => void sent.push(args) } };
};

describe('a push', () => {
  it('reaches every window that is still there', () => {
    const [one, two, gone] = [window(), window(), window(true)];
    createPushes(() => [one, gone, two])('poke', { rev: 3, directoryRev: 1 });
    expect(one.sent).toEqual([['push:poke', { rev: 3, directoryRev: 1 }]]);
    expect(two.sent).toEqual(one.sent);
    expect(gone.sent).toEqual([]);
  });
});
