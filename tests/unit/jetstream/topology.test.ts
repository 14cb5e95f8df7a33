import { describe, expect, it } from 'vitest';
import { careSubject, presenceSubjectOf, subjectOf } from '../../../main/domain';
import {
  BUCKETS,
  broadcastsOf,
  CARE,
  careUnder,
  casesUnder,
  inboxOf,
  keyOf,
  peopleUnder,
  presenceUnder,
  replicasFor,
  streamConfig,
  STREAMS,
} from '../../../main/upstream/jetstream/topology';

/** Whether a subject is caught by a filter, by NATS' rules: `*` one token, `>` one or more at the end. */
const matches = (filter: string, subject: string): boolean => {
  const [want, have] = [filter.split('.'), subject.split('.')];
  const open = want.at(-1) === '>';
  if (open ? have.length < want.length : have.length !== want.length) return false;
  return want.every((token, i) => token === '>' || token === '*' || token === have[i]);
};

const CASE = '01930000-0000-7000-8000-000000000001';

describe('the topology of the upstream', () => {
  it('listens to the subject a console publishes a case on', () => {
    for (const area of ['530303101', '530303101203']) expect(matches(STREAMS.cases.subjects[0]!, subjectOf(area, CASE))).toBe(true);
    expect(matches(STREAMS.broadcasts.subjects[0]!, `grid.v1.broadcast.530303.${CASE}`)).toBe(true);
  });

  it('shows a township its own cases, a village those of its township, a district all of them, another one none', () => {
    const subject = subjectOf('530303101203', CASE);
    for (const area of ['530303', '530303101', '530303101203', '530303101999']) expect(matches(casesUnder(area), subject)).toBe(true);
    for (const area of ['530304', '530303102', '530303102203']) expect(matches(casesUnder(area), subject)).toBe(false);
    expect(matches(broadcastsOf('530303101'), `grid.v1.broadcast.530303.${CASE}`)).toBe(true);
  });

  it('says what is looked at where the consoles of the township and of its district hear it, and no stream keeps it', () => {
    const subject = presenceSubjectOf('530303101203');
    for (const area of ['530303', '530303101', '530303101203']) expect(matches(presenceUnder(area), subject)).toBe(true);
    for (const area of ['530304', '530303102']) expect(matches(presenceUnder(area), subject)).toBe(false);
    for (const { subjects } of Object.values(STREAMS)) for (const filter of subjects) expect(matches(filter, subject)).toBe(false);
  });

  it('keeps each person under the township, so that another township cannot be shown them', () => {
    const { bucket, key } = keyOf.person({ id: 'p-1', gridCode: '530303101203001' } as never);
    expect(bucket).toBe(BUCKETS.people.name);
    expect(matches(peopleUnder('530303101203'), key)).toBe(true);
    expect(matches(peopleUnder('530303'), key)).toBe(true);
    expect(matches(peopleUnder('530303102'), key)).toBe(false);
  });

  it('keeps what happens to people in care apart from cases, and lets only that be rolled up', () => {
    const subject = careSubject('530303101', 'p-101-004');
    expect(matches(CARE.subjects[0]!, subject)).toBe(true);
    for (const area of ['530303', '530303101', '530303101203']) expect(matches(careUnder(area), subject)).toBe(true);
    for (const area of ['530304', '530303102']) expect(matches(careUnder(area), subject)).toBe(false);
    for (const { subjects } of Object.values(STREAMS)) for (const filter of subjects) expect(matches(filter, subject)).toBe(false);
    expect(streamConfig(CARE, 1)).toMatchObject({ name: 'GRID_CARE', allow_rollup_hdrs: true });
    expect(streamConfig(STREAMS.cases, 1)).toMatchObject({ allow_rollup_hdrs: false });
  });

  it('hears answers under a township of its own', () => {
    expect(inboxOf('530303101203')).toBe('_INBOX.530303101');
    expect(matches(`${inboxOf('530303101')}.>`, `${inboxOf('530303102')}.x`)).toBe(false);
  });

  it('asks the server for what the protocol says', () => {
    expect(streamConfig(STREAMS.cases, replicasFor(1))).toMatchObject({
      name: 'GRID_CASES',
      storage: 'file',
      retention: 'limits',
      duplicate_window: 120e9,
      max_msg_size: 262_144,
      allow_direct: true,
      num_replicas: 1,
    });
    expect([1, 2, 3, 5].map(replicasFor)).toEqual([1, 1, 3, 3]);
  });
});
