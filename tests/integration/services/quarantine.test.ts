import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES } from '../../../preload/contract';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, reported, VILLAGE } from '../../support/wire';

describe('bad input from the line', () => {
  let platform: MemoryPlatform;
  let desk: Desk;

  beforeEach(async () => {
    platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    desk = await openDesk({ platform });
  });
  afterEach(() => desk.close());

  const subject = (caseId: string, township = '530303101') => `grid.v1.case.${township.slice(0, 6)}.${township}.${caseId}`;
  const id = newId();
  const bad: readonly (readonly [what: string, subject: string, body: string, names: RegExp])[] = [
    ['no JSON', subject(id), '{ not json', /JSON/],
    ['nothing', subject(id), '', /JSON/],
    ['a list', subject(id), '[]', /envelope/],
    ['no type', subject(id), JSON.stringify({ ...reported(id), type: undefined }), /type/],
    ['an id of another kind', subject(id), JSON.stringify({ ...reported(id), id: 'abc' }), /id/],
    ['a later protocol', subject(id), JSON.stringify({ ...reported(id), v: 2 }), /version 2/],
    ['too large', subject(id), JSON.stringify(reported(id, { extra: 'x'.repeat(MAX_MESSAGE_BYTES) })), /large/],
    ['a title too long', subject(id), JSON.stringify(reported(id, { title: '长'.repeat(121) })), /title/],
    ['an empty title', subject(id), JSON.stringify(reported(id, { title: '' })), /title/],
    ['a longitude of 400', subject(id), JSON.stringify(reported(id, { location: { lon: 400, lat: 25, crs: 'WGS84' } })), /lon/],
    ['a latitude as text', subject(id), JSON.stringify(reported(id, { location: { lon: 103, lat: '25', crs: 'WGS84' } })), /lat/],
    [
      'a due time that is none',
      subject(id),
      JSON.stringify(envelope('case.accepted', id, { category: 'power', priority: 'urgent', dueAt: 'soon' })),
      /dueAt/,
    ],
    ['a time without offset', subject(id), JSON.stringify({ ...reported(id), at: '2026-11-23 08:00' }), /at/],
    ['another township in the subject', subject(id, '530303102'), JSON.stringify(reported(id)), /area/],
    ['another case in the subject', subject(newId()), JSON.stringify(reported(id)), /caseId/],
    ['a subject that is none of a case', 'grid.v1.broadcast.530303.x', JSON.stringify(reported(id)), /subject/],
    ['a district that is not the township’s', `grid.v1.case.530304.530303101.${id}`, JSON.stringify(reported(id)), /subject/],
  ];

  it.each(bad)('%s is set aside with the field named, and the next message is read', async (_what, badSubject, body, names) => {
    const good = newId();
    platform.append(badSubject, body);
    platform.publish(message(reported(good)));
    await desk.settled();
    const [entry, ...more] = await desk.value('diagnostics.quarantine', { limit: 10 });
    expect(more).toEqual([]);
    expect(entry!.reason).toMatch(names);
    expect(entry!.reason).not.toContain('枯树');
    expect((await desk.value('cases.read', { caseId: good })).row.state).toBe('received');
    expect(await desk.value('diagnostics.read')).toMatchObject({ quarantined: 1, events: 1 });
  });

  it('all at once in one batch leaves the good ones between them, also when all of it is delivered again', async () => {
    const good: string[] = [];
    for (const [, badSubject, body] of bad) {
      platform.append(badSubject, body);
      const caseId = newId();
      platform.publish(message(reported(caseId)));
      good.push(caseId);
    }
    await desk.settled();
    desk = await desk.restart(platform.line({ replay: true }));
    await desk.line.settled();
    expect(await desk.value('diagnostics.read')).toMatchObject({
      quarantined: bad.length,
      events: good.length,
      cases: { received: good.length },
    });
  });

  it('of an unknown type is kept and shown, and changes no state', async () => {
    platform.publish(message(reported(id)));
    platform.publish(message(envelope('case.blessed', id, { by: 'somebody', nested: { kept: true } })));
    await desk.settled();
    const detail = await desk.value('cases.read', { caseId: id });
    expect(detail.row.state).toBe('received');
    expect(detail.timeline.at(-1)).toMatchObject({ type: 'case.blessed', known: false });
    expect(desk.store.read.events(id).at(-1)!.envelope.data).toEqual({ by: 'somebody', nested: { kept: true } });
  });

  it('that parses but is odd is shown with what is missing', async () => {
    const title = '<script>alert(1)</script>\u202e道路\u0000塌方';
    platform.publish(
      message(reported(id, { title, category: 'no-such', gridCode: 'no-such', location: { lon: 2.35, lat: 48.85, crs: 'WGS84' } })),
    );
    await desk.settled();
    const { row } = await desk.value('cases.read', { caseId: id });
    expect([...row.problems].sort()).toEqual(['category-unknown', 'grid-unknown', 'location-outside', 'text-cleaned']);
    expect(row.title).toBe('<script>alert(1)</script>道路塌方');
    expect(row.lon).toBeUndefined();
  });

  it('of a report before the directory that explains it puts the row right when the directory comes', async () => {
    const bare = new MemoryPlatform();
    await desk.close();
    desk = await openDesk({ platform: bare });
    bare.publish(message(reported(id)));
    await desk.settled();
    const before = await desk.value('feed.snapshot', { cursor: null, limit: 10 });
    expect(before.cases[0]).toMatchObject({ problems: ['grid-unknown'], villageName: VILLAGE });
    bare.putDirectory(...smallWorld());
    await desk.line.settled();
    const changes = await desk.value('feed.changes', { since: before.rev, limit: 100 });
    expect(changes.cases).toMatchObject([{ id, problems: [], villageName: '一号村' }]);
  });

  it('in the directory is set aside entry by entry', async () => {
    platform.putDirectory(
      { kind: 'department', key: 'broken', value: { id: 'broken', name: 7 } },
      { kind: 'grid', key: 'one', value: { ...(smallWorld().find((entry) => entry.kind === 'grid')!.value as object) } },
      { kind: 'department', key: 'fine', value: { id: 'fine', name: '好部门', kind: 'x', phone: '10000000000', onDuty: [], handles: [] } },
    );
    await desk.line.settled();
    const reasons = (await desk.value('diagnostics.quarantine', { limit: 10 })).map((entry) => `${entry.subject} ${entry.reason}`).sort();
    expect(reasons).toEqual([expect.stringMatching(/^department\.broken name/), expect.stringMatching(/^grid\.one key/)]);
    expect((await desk.value('directory.read')).departments.map((one) => one.id)).toContain('fine');
  });

  it.each([
    ['that could not be read', (event: object) => JSON.stringify({ ...event, id: newId(), v: 2 })],
    ['that came twice', (event: object) => JSON.stringify(event)],
  ])('%s does not hold up what is said about the case after it', async (_what, again) => {
    const event = reported(id);
    platform.publish(message(event));
    platform.append(message(event).subject, again(event));
    await desk.settled();
    await desk.command('note', { caseId: id, text: '已核实' });
    await desk.settled();
    expect((await desk.value('cases.read', { caseId: id })).row).toMatchObject({ pending: 0 });
    expect(platform.stream.filter((one) => one.body.includes('case.noted'))).toHaveLength(1);
  });

  it('that a message comes twice is noticed by its id, and said', async () => {
    const event = reported(id);
    platform.publish(message(event));
    platform.append(message(event).subject, message(event).body);
    await desk.settled();
    expect(await desk.value('diagnostics.read')).toMatchObject({ events: 1, quarantined: 1 });
    expect((await desk.value('diagnostics.quarantine', { limit: 1 }))[0]!.reason).toBe('id: the event of message 1, replayed');
  });
});
