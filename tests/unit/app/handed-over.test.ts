import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchHandingOver } from '../../../main/app/handed-over';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watched = () => {
  const { answered, done } = watchHandingOver();
  let over = false;
  void done.then(() => (over = true));
  return { answered, after: async (ms: number) => (await vi.advanceTimersByTimeAsync(ms), over) };
};

describe('the first page', () => {
  it('is handed over when nothing more is asked for after its last script', async () => {
    const { answered, after } = watched();
    answered('app://griddesk/index.html');
    expect(await after(100)).toBe(false);
    answered('app://griddesk/assets/a.js');
    expect(await after(10)).toBe(false);
    answered('app://griddesk/assets/b.js');
    expect(await after(10)).toBe(false);
    expect(await after(10)).toBe(true);
  });

  it('is not waited for longer than a second, and what is asked later changes nothing', async () => {
    const { answered, after } = watched();
    expect(await after(999)).toBe(false);
    expect(await after(1)).toBe(true);
    answered('app://griddesk/assets/case.js');
    expect(await after(1000)).toBe(true);
  });
});
