import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askAgain } from '../../../main/upstream/jetstream/ask-again';

interface Question {
  readonly answer: (value: string) => void;
  readonly fail: (error: Error) => void;
}

/** Whoever is asked says nothing until the test does. */
const silent = () => {
  const questions: Question[] = [];
  const ask = () => new Promise<string>((answer, fail) => questions.push({ answer, fail }));
  return { questions, ask };
};

const silence = () => new errors.TimeoutError();

describe('a question that is put again while nobody answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('takes the answer of whoever answers first, and lets go of what comes later', async () => {
    const { questions, ask } = silent();
    const late: string[] = [];
    const asked = askAgain(ask, (answer) => void late.push(answer));
    await vi.advanceTimersByTimeAsync(3000);
    expect(questions).toHaveLength(2);
    questions[1]!.answer('second');
    expect(await asked).toBe('second');
    questions[0]!.answer('first');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([late, questions.length]).toEqual([['first'], 2]);
  });

  it('goes on after one of them has been given up, and counts an early one that is answered late', async () => {
    const { questions, ask } = silent();
    const asked = askAgain(ask);
    await vi.advanceTimersByTimeAsync(6000);
    questions[1]!.fail(silence());
    questions[0]!.answer('over a slow line');
    expect(await asked).toBe('over a slow line');
  });

  it('ends with the first answer that is no silence', async () => {
    const { questions, ask } = silent();
    const asked = askAgain(ask);
    const says = new JetStreamApiError({ code: 404, err_code: 10059, description: 'stream not found' });
    questions[0]!.fail(says);
    await expect(asked).rejects.toBe(says);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(1);
  });

  it('is silence when nobody answered any of them', async () => {
    const { questions, ask } = silent();
    const asked = askAgain(ask);
    asked.catch(() => {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(5);
    for (const { fail } of questions) fail(silence());
    await expect(asked).rejects.toBeInstanceOf(errors.TimeoutError);
  });
});
