import * as v from 'valibot';
import { Id, Timestamp, text, type Of } from './scalars';
import { ROLES } from './vocabulary';

/** Cases one seat looks at at once, in all its windows; more are not told. */
export const MAX_LOOKED_AT = 10;
/** A seat says again what it looks at so often; ms. */
export const PRESENCE_BEAT_MS = 10_000;
/** Of a seat not heard of for so long nothing is shown any more; ms. Two beats may be lost. */
export const PRESENCE_TTL_MS = 25_000;

/**
 * What a seat looks at in one township, said to the other seats: JSON on `grid.v1.presence.<district>.<township>`, on
 * core NATS, never kept. The whole of it each time; an empty list takes it back. Nothing of the cases, and of the
 * operator the name and role alone. Fields added later are passed over. 在看
 */
export const PresenceMessage = v.object({
  /** Of the running console, made anew at each start: it tells its own messages from others'. */
  seatId: Id,
  name: text(60),
  role: v.picklist(ROLES),
  at: Timestamp,
  caseIds: v.pipe(v.array(Id), v.maxLength(MAX_LOOKED_AT)),
});
export type PresenceMessage = Of<typeof PresenceMessage>;

/** Who has a case open at another seat. */
export const Viewer = v.strictObject({ name: v.string(), role: v.picklist(ROLES) });
export type Viewer = Of<typeof Viewer>;

/** Cases that are open at other seats now. */
export const Presence = v.strictObject({ cases: v.array(v.strictObject({ caseId: Id, viewers: v.array(Viewer) })) });
export type Presence = Of<typeof Presence>;
