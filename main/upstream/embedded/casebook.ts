import type { AnyEvent, CaseState } from '../../domain';
import { evolve, parseEnvelope, parseEvent } from '../../domain';
import type { PlatformEntry, PlatformLog } from '../../ports';
import { turn } from './turn';

const PAGE = 200;

/** A case as the players see it. */
export interface PlayedCase {
  readonly subject: string;
  /** Sequence of its last event. */
  readonly seq: number;
  readonly state: CaseState;
  /** What the reporter has added so far. */
  readonly additions: number;
}

/** The cases of the log, folded by the same rules as on every console. */
export interface Casebook {
  /** Reads what was stored since; calls back with each case that changed. */
  catchUp(changed: (found: PlayedCase) => void): Promise<void>;
  get(caseId: string): PlayedCase | undefined;
  all(): Iterable<PlayedCase>;
}

const eventOf = ({ body }: PlatformEntry): AnyEvent | undefined => {
  const envelope = parseEnvelope(body);
  const event = envelope.ok ? parseEvent(envelope.envelope) : undefined;
  return event?.ok ? event.event : undefined;
};

export const createCasebook = (log: Pick<PlatformLog, 'after'>): Casebook => {
  const cases = new Map<string, PlayedCase>();
  let seq = 0;
  const apply = (entry: PlatformEntry): PlayedCase | undefined => {
    const event = eventOf(entry);
    if (!event) return undefined;
    const before = cases.get(event.caseId);
    const state = evolve(before?.state, event);
    if (!state) return undefined;
    const added = event.type === 'case.noted' && event.actor.kind === 'reporter' ? 1 : 0;
    const found = { subject: entry.subject, seq: entry.seq, state, additions: (before?.additions ?? 0) + added };
    cases.set(event.caseId, found);
    return found;
  };
  return {
    catchUp: async (changed) => {
      for (;;) {
        const page = log.after(seq, PAGE);
        for (const entry of page) {
          seq = entry.seq;
          const found = apply(entry);
          if (found) changed(found);
        }
        if (page.length < PAGE) return;
        await turn();
      }
    },
    get: (caseId) => cases.get(caseId),
    all: () => cases.values(),
  };
};
