import { describe, expect, it } from 'vitest';
import { createPushes } from '../../../main/ipc/pushes';

const window = ({ destroyed = false, crashed = false } = {}) => {
  const sent: unknown[] = [];
  const webContents = { isCrashed: () => crashed, send: (...args: unknown[]) => void sent.push(args) };
  return { sent, isDestroyed: () => destroyed, webContents };
};

describe('a push', () => {
  it('reaches every window that is still there and alive', () => {
    const [one, two, gone, dead] = [window(), window(), window({ destroyed: true }), window({ crashed: true })];
    createPushes(() => [one, gone, dead, two])('poke', { rev: 3, directoryRev: 1 });
    expect(one.sent).toEqual([['push:poke', { rev: 3, directoryRev: 1 }]]);
    expect(two.sent).toEqual(one.sent);
    expect([gone.sent, dead.sent]).toEqual([[], []]);
  });
});
