import { decide, evolve, parseEnvelope, parseEvent, subjectOf, uuidv7, type AnyEvent, type CaseState } from '../../main/domain';
import type { PlatformLog, Position, PublishAnswer, RawDirectoryEntry, Upstream } from '../../main/ports';
import { createEmbeddedPlatform, type EmbeddedOptions } from '../../main/upstream/embedded';
import { seeded } from '../../main/upstream/embedded/random';
import type { Command, Department, Member, Seat } from '../../preload/contract';
import { demoData } from './demo-data';
import type { VirtualTime } from './virtual-time';

interface DemoOptions extends Partial<Pick<EmbeddedOptions, 'area' | 'seed' | 'speed'>> {
  readonly time: VirtualTime;
  readonly log: PlatformLog;
  /** What the console has applied already. */
  readonly from?: Position;
}

/** Parses strictly: a message of the demo that a console would set aside is a mistake. */
export const eventOf = (body: string): AnyEvent => {
  const envelope = parseEnvelope(body);
  if (!envelope.ok) throw new Error(envelope.reason);
  const event = parseEvent(envelope.envelope);
  if (!event.ok) throw new Error(`${event.field} ${event.message}: ${body}`);
  return event.event;
};

const operator: Seat = { area: '530303101', role: 'dispatcher', operatorId: 'op-test', operatorName: '值班员 测试' };
type Without<C> = C extends Command ? Omit<C, 'commandId' | 'caseId'> : never;
export type Deed = Without<Command>;

/** An embedded platform with a console that takes everything. */
export const startDemo = ({
  time,
  log,
  area = '530303101',
  seed = 1,
  speed = 1,
  from = { seq: 0, directoryRev: 0, careSeq: 0 },
}: DemoOptions) => {
  const upstream: Upstream = createEmbeddedPlatform({ log, clock: time, timers: time, area, seed, speed, data: demoData });
  const delivered: { seq: number; subject: string; body: string }[] = [];
  const directory = new Map<string, RawDirectoryEntry>();
  let { directoryRev, careSeq } = from;
  void upstream.start(from, {
    events: async (batch) => void delivered.push(...batch),
    broadcasts: async () => {},
    care: async (batch) => {
      careSeq = batch.at(-1)?.seq ?? careSeq;
    },
    directory: async (batch, rev) => {
      for (const entry of batch) directory.set(`${entry.kind}/${entry.key}`, entry);
      directoryRev = rev;
    },
    directoryRead: () => Promise.resolve(),
    present: () => Promise.reject(new Error('the embedded platform forgets no removal')),
    resume: () => Promise.reject(new Error('the embedded platform is always the same one')),
  });
  const events = () => delivered.map(({ body }) => eventOf(body));
  const states = (): Map<string, CaseState> => {
    const found = new Map<string, CaseState>();
    for (const event of events()) {
      const state = evolve(found.get(event.caseId), event);
      if (state) found.set(event.caseId, state);
    }
    return found;
  };
  const find = (title: string) => [...states().values()].find(({ report }) => report.title === title);
  return {
    find,
    states,
    /** Does something at the desk and publishes it, as the services would. */
    act: async (caseId: string, deed: Deed): Promise<PublishAnswer[]> => {
      const random = seeded('desk', caseId, deed.name, time.now());
      const command = { ...deed, caseId, commandId: uuidv7(time.now(), random.bytes) } as Command;
      const department = (id: string) => directory.get(`department/${id}`)?.value as Department | undefined;
      const member = (id: string) => directory.get(`member/${id}`)?.value as Member | undefined;
      const { rulebook, calendar } = demoData;
      const decision = decide(states().get(caseId), command, {
        now: time.now(),
        seat: operator,
        rulebook,
        calendar,
        department,
        member,
        newId: () => uuidv7(time.now(), random.bytes),
      });
      if (!decision.ok) throw new Error(decision.refusal.message);
      let expectedSeq = delivered.filter(({ subject }) => subject.endsWith(caseId)).at(-1)?.seq ?? 0;
      const answers: PublishAnswer[] = [];
      for (const event of decision.events) {
        const answer = await upstream.publish({
          subject: subjectOf(event.area, caseId),
          id: event.id,
          expectedSeq,
          body: JSON.stringify(event),
        });
        answers.push(answer);
        if (answer.kind === 'stored') expectedSeq = answer.seq;
      }
      return answers;
    },
    upstream,
    delivered,
    directory,
    events,
    position: () => ({ seq: delivered.at(-1)?.seq ?? from.seq, directoryRev, careSeq }),
    /** Waits for the world and the past to be there, and the players to stand ready. */
    opened: async () => {
      const made = () => log.get(`world/${area.slice(0, 9)}`)?.startsWith(`${seed}:`) && log.directoryAfter(directoryRev, 1).length === 0;
      while (!made() || (speed > 0 && time.waiting === 0)) await new Promise((resolve) => setTimeout(resolve, 2));
    },
    stop: () => upstream.stop(),
  };
};
