import { PRESENCE_TTL_MS, type Presence, type PresenceMessage, type Viewer } from '../../preload/contract';

/** Seats kept in mind at most: whoever floods the subject fills no memory. */
const MAX_SEATS = 500;
/** Names shown beside a case. */
const MAX_VIEWERS = 8;

interface Heard {
  readonly at: number;
  readonly viewer: Viewer;
  readonly caseIds: readonly string[];
}

/** What other seats have said they look at, and for how long it holds. Times in ms, by this console's clock alone. */
export class PresenceBook {
  /** By seat and township: a seat says for each township what it looks at there. */
  readonly #heard = new Map<string, Heard>();

  hear(subject: string, { seatId, name, role, caseIds }: PresenceMessage, now: number): void {
    const key = `${seatId} ${subject}`;
    this.#heard.delete(key);
    if (caseIds.length === 0) return;
    if (this.#heard.size >= MAX_SEATS) this.#heard.delete(this.#heard.keys().next().value!);
    this.#heard.set(key, { at: now, viewer: { name, role }, caseIds });
  }

  clear(): void {
    this.#heard.clear();
  }

  /** The cases that others look at, those first heard of first. Who has been silent too long is forgotten. */
  read(now: number): Presence {
    const cases = new Map<string, Viewer[]>();
    for (const [key, { at, viewer, caseIds }] of this.#heard) {
      if (now - at > PRESENCE_TTL_MS) {
        this.#heard.delete(key);
        continue;
      }
      for (const caseId of caseIds) {
        const viewers = cases.get(caseId) ?? [];
        if (viewers.length < MAX_VIEWERS) viewers.push(viewer);
        cases.set(caseId, viewers);
      }
    }
    return { cases: [...cases].map(([caseId, viewers]) => ({ caseId, viewers })) };
  }
}

/** Which window shows which case; a window that has not said so for a while is gone. */
export class LookBook {
  readonly #windows = new Map<string, { readonly caseId: string; readonly at: number }>();

  look(windowId: string, caseId: string | null, now: number): void {
    if (caseId === null) this.#windows.delete(windowId);
    else this.#windows.set(windowId, { caseId, at: now });
  }

  /** Each case once. */
  read(now: number): readonly string[] {
    for (const [windowId, { at }] of this.#windows) if (now - at > PRESENCE_TTL_MS) this.#windows.delete(windowId);
    return [...new Set([...this.#windows.values()].map(({ caseId }) => caseId))];
  }
}
