import { describe, expect, it } from 'vitest';
import { lightOf } from '../../../preload/contract';
import { taskClock } from '../../../renderer/kit/task-clock';

const task = { sentAt: 1000, warnAt: 8000, dueAt: 10_000 };
const clock = { stage: 'handle', kind: 'running', startedAt: 0, warnAt: 15_000, dueAt: 20_000 } as const;

describe("a task's clock", () => {
  it('runs with its case', () => {
    expect(lightOf(taskClock({ clock }, task), 9000)).toBe('yellow');
    expect(lightOf(taskClock({ clock }, task), 11_000)).toBe('red');
  });

  it('stands still while its case is suspended, with what was left then', () => {
    const paused = taskClock({ clock: { ...clock, pausedWith: 16_000 } }, task);
    expect(paused.pausedWith).toBe(6000);
    expect(lightOf(paused, 1_000_000)).toBe('paused');
  });
});
