import { describe, expect, it } from 'vitest';
import { createStream } from '../../../main/upstream/embedded/stream';
import { memoryLog } from '../../support/memory-log';

const caseId = '01a205e1-5566-74c4-8466-9861e24c54f3';
const subject = `grid.v1.case.530303.530303101.${caseId}`;
const message = (id: string, expectedSeq?: number, body = '{}') => ({ subject, id, body, expectedSeq });

describe('the case stream', () => {
  it('numbers what it stores', () => {
    const stream = createStream(memoryLog());
    expect(stream.append(message('a', 0))).toEqual({ kind: 'stored', seq: 1 });
    expect(stream.append(message('b', 1))).toEqual({ kind: 'stored', seq: 2 });
  });

  it('stores an id once and answers a retry with the first number, whatever it expects', () => {
    const log = memoryLog();
    const stream = createStream(log);
    stream.append(message('a', 0));
    stream.append(message('b', 1));
    expect(stream.append(message('a', 0))).toEqual({ kind: 'stored', seq: 1 });
    expect(log.lastSeq()).toBe(2);
  });

  it('answers a conflict when the case has moved on, and stores nothing', () => {
    const log = memoryLog();
    const stream = createStream(log);
    stream.append(message('a', 0));
    expect(stream.append(message('b', 0))).toEqual({ kind: 'conflict' });
    expect(stream.append(message('c', 7))).toEqual({ kind: 'conflict' });
    expect(log.lastSeq()).toBe(1);
  });

  it('expects by case: another case may move on', () => {
    const stream = createStream(memoryLog());
    stream.append(message('a', 0));
    const other = { ...message('b', 0), subject: subject.replace(caseId, '01a205e1-5566-74c4-8466-9861e24c54f4') };
    expect(stream.append(other)).toEqual({ kind: 'stored', seq: 2 });
    expect(stream.append(message('c', 1))).toEqual({ kind: 'stored', seq: 3 });
  });

  it('takes 256 KiB and refuses one byte more, counted in bytes', () => {
    const stream = createStream(memoryLog());
    expect(stream.append(message('a', 0, '网'.repeat(87_381) + '1'))).toMatchObject({ kind: 'stored' });
    expect(stream.append(message('b', 1, '网'.repeat(87_381) + '12'))).toMatchObject({ kind: 'refused' });
  });

  it('refuses a subject that no stream listens to', () => {
    const stream = createStream(memoryLog());
    for (const wrong of [
      'grid.v1.case.530303.530304101.x',
      `grid.v1.case.530303.530304101.${caseId}`,
      `grid.v2.case.530303.530303101.${caseId}`,
      `${subject}.more`,
    ]) {
      expect(stream.append({ ...message('a'), subject: wrong }), wrong).toMatchObject({ kind: 'refused' });
    }
  });
});
