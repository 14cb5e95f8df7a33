import { afterAll, beforeAll, expect, it } from 'vitest';
import { StoppedClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { Draw } from '../../support/draw';
import { MemoryPlatform } from '../../support/line';
import { countedFrom, DISTRICT, districtOfPeople, memberSays, MINUTE, SENT_AT, type Message } from '../../support/mobilise-world';
import { SEED } from '../../support/test-seed';
import { newId } from '../../support/uuid';

const PEOPLE = 21_844;
const VILLAGES = 135;

let platform: MemoryPlatform;
let desk: Desk;
beforeAll(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...districtOfPeople(PEOPLE, VILLAGES));
  desk = await openDesk({ platform, seat: { area: DISTRICT, role: 'lead' }, clock: new StoppedClock(SENT_AT) });
}, 120_000);
afterAll(() => desk.close());

it('21,844 people are asked at once, and every acknowledgement counts once, with duplicates and replays among them', async () => {
  const broadcastId = newId();
  const sent = await desk.value('mobilise.send', {
    commandId: newId(),
    broadcastId,
    kind: 'mobilise',
    title: '全网动员',
    text: '请确认到位。',
    windowMinutes: 60,
    audience: { areas: [], roles: [], onDuty: false },
  });
  expect(sent.people).toBe(PEOPLE);
  await desk.settled();
  // An audience of this size comes in parts, each of which fits into a message.
  const asked = platform.broadcasts.flatMap(({ body }) => (JSON.parse(body) as { data: { audience: string[] } }).data.audience);
  expect(asked).toHaveLength(PEOPLE);
  expect(platform.broadcasts.length).toBeGreaterThan(1);

  const draw = new Draw(SEED);
  const said: Message[] = [];
  for (const member of asked) {
    if (draw.below(100) < 4) continue;
    const delivered = draw.below(20);
    const read = delivered + draw.below(20);
    said.push(memberSays(broadcastId, 'broadcast.delivered', member, SENT_AT + delivered * MINUTE));
    if (draw.below(100) < 85) said.push(memberSays(broadcastId, 'broadcast.read', member, SENT_AT + read * MINUTE));
    if (draw.below(100) < 75)
      said.push(memberSays(broadcastId, 'broadcast.acknowledged', member, SENT_AT + (read + draw.below(30)) * MINUTE));
  }
  expect(said.length).toBeGreaterThan(50_000);
  let replayed = 0;
  for (const [at, message] of said.entries()) {
    platform.publish(message);
    // The same once more at once, which the platform knows; and much later, which it does not: the console has to.
    if (draw.below(20) === 0) platform.publish(message);
    if (draw.below(10) === 0) {
      const { subject, body, id } = said[draw.below(at + 1)]!;
      platform.append(subject, body, `replayed-${(replayed += 1)}-${id}`);
    }
  }
  expect(replayed).toBeGreaterThan(4000);
  await desk.settled();

  const counted = countedFrom(
    platform.broadcasts.map(({ body }) => body),
    broadcastId,
  );
  const board = await desk.value('mobilise.board', { broadcastId });
  expect(board.row).toMatchObject(counted.counts);
  expect(board.villages).toHaveLength(VILLAGES);
  expect(board.villages.reduce((sum, { answered }) => sum + answered, 0)).toBe(counted.counts.answered);
  expect(board.minutes.reduce((sum, { answered }) => sum + answered, 0)).toBe(counted.counts.answered);
  expect(board).toMatchObject({ readOnly: counted.readOnly.length, silent: counted.unanswered.length - counted.readOnly.length });
  // From the first message again, as after a change of scope: nothing moves.
  const again = await desk.restart(platform.line({ replay: true }));
  desk = again;
  await again.settled();
  expect((await again.value('mobilise.board', { broadcastId })).row).toEqual(board.row);
}, 300_000);
