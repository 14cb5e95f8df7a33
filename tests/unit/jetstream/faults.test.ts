import { JetStreamApiError } from '@nats-io/jetstream';
import { describe, expect, it } from 'vitest';
import { faultOf, isNotReady } from '../../../main/upstream/jetstream/faults';

const api = (code: number, err_code: number, description: string) => new JetStreamApiError({ code, err_code, description });

describe('what a cluster answers while it elects who leads or has just started', () => {
  it.each([
    [503, 10008, 'JetStream system temporarily unavailable'],
    [503, 10023, 'insufficient resources'],
    [503, 10077, 'maximum messages exceeded'],
    [400, 10005, 'no suitable peers for placement'],
  ])('is waited for and is no refusal: %i %i %s', (status, code, description) => {
    const error = api(status, code, description);
    expect(isNotReady(error)).toBe(true);
    expect(faultOf(new Error('while looking', { cause: error }))).toMatchObject({ kind: 'lost', reason: 'not-ready' });
  });

  it.each([
    [503, 10076, 'jetstream not enabled'],
    [503, 10039, 'jetstream not enabled for account'],
  ])('is told from what somebody has to mend: %i %i %s', (status, code, description) => {
    const error = api(status, code, description);
    expect(isNotReady(error)).toBe(false);
    expect(faultOf(error)).toMatchObject({ kind: 'refused', why: 'no-jetstream' });
  });
});
