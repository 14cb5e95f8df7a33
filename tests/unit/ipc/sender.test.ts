import { describe, expect, it } from 'vitest';
import { isTrusted } from '../../../main/ipc/sender';

const trust = { knows: (id: number) => id === 1, origins: new Set(['app://griddesk']) };
const event = (url: string, change: { id?: number; main?: boolean } = {}) => {
  const frame = { url };
  return { sender: { id: change.id ?? 1, mainFrame: change.main === false ? { url } : frame }, senderFrame: frame };
};

describe('the sender of a call', () => {
  it('is trusted when it is the main frame of our window on our page', () => {
    expect(isTrusted(event('app://griddesk/index.html?show=map'), trust)).toBe(true);
  });

  it.each([
    ['another origin', event('app://griddesk.evil/index.html')],
    ['another scheme', event('https://griddesk/index.html')],
    ['a name before the host', event('app://griddesk@evil/index.html')],
    ['no address', event('')],
    ['an empty page', event('about:blank')],
    ['a frame inside the page', event('app://griddesk/index.html', { main: false })],
    ['a window that is not ours', event('app://griddesk/index.html', { id: 2 })],
    ['a frame that is gone', { ...event('app://griddesk/index.html'), senderFrame: null }],
  ])('is refused for %s', (_why, sender) => {
    expect(isTrusted(sender, trust)).toBe(false);
  });
});
