import { evolve, parseEnvelope, parseEvent, type AnyEvent, type CaseState } from '../../main/domain';
import type { PlatformLog, RawDirectoryEntry, Upstream } from '../../main/ports';
import { createEmbeddedPlatform, type EmbeddedOptions } from '../../main/upstream/embedded';
import { demoData } from './demo-data';
import type { VirtualTime } from './virtual-time';

interface DemoOptions extends Partial<Pick<EmbeddedOptions, 'area' | 'seed' | 'speed'>> {
  readonly time: VirtualTime;
  readonly log: PlatformLog;
  /** What the console has applied already. */
  readonly from?: { seq: number; directoryRev: number };
}

/** Parses strictly: a message of the demo that a console would set aside is a mistake. */
export const eventOf = (body: string): AnyEvent => {
  const envelope = parseEnvelope(body);
  if (!envelope.ok) throw new Error(envelope.reason);
  const event = parseEvent(envelope.envelope);
  if (!event.ok) throw new Error(`${event.field} ${event.message}: ${body}`);
  return event.event;
};

/** An embedded platform with a console that takes everything. */
export const startDemo = ({ time, log, area = '530303101', seed = 1, speed = 1, from = { seq: 0, directoryRev: 0 } }: DemoOptions) => {
  const upstream: Upstream = createEmbeddedPlatform({ log, clock: time, timers: time, area, seed, speed, data: demoData });
  const delivered: { seq: number; subject: string; body: string }[] = [];
  const directory = new Map<string, RawDirectoryEntry>();
  let directoryRev = from.directoryRev;
  void upstream.start(from, {
    events: async (batch) => void delivered.push(...batch),
    directory: async (batch, rev) => {
      for (const entry of batch) directory.set(`${entry.kind}/${entry.key}`, entry);
      directoryRev = rev;
    },
  });
  const events = () => delivered.map(({ body }) => eventOf(body));
  return {
    upstream,
    delivered,
    directory,
    events,
    position: () => ({ seq: delivered.at(-1)?.seq ?? from.seq, directoryRev }),
    /** Waits for the world and the past to be there. */
    opened: async () => {
      while (!delivered.length) await new Promise((resolve) => setTimeout(resolve, 2));
    },
    states: (): Map<string, CaseState> => {
      const states = new Map<string, CaseState>();
      for (const event of events()) {
        const state = evolve(states.get(event.caseId), event);
        if (state) states.set(event.caseId, state);
      }
      return states;
    },
    stop: () => upstream.stop(),
  };
};
