import { JetStreamApiError, type JetStreamManager, type StreamConfig, type StreamInfo } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { Objm } from '@nats-io/obj';
import { askAgain } from './ask-again';
import { isForbidden, isNotReady, refusal, wordsOf } from './faults';
import { BUCKETS, CARE, MEDIA, streamConfig, STREAMS, type BucketPlan, type StreamPlan } from './topology';

/** A setting that is not as agreed. `fatal`: events would be lost or never arrive, so nothing is done with such a platform. */
export interface Difference {
  readonly text: string;
  readonly fatal: boolean;
}

const SECOND_NS = 1e9;
const DAY_NS = 86_400 * SECOND_NS;

/** Where a stream's settings differ from the plan's. Replicas are free: they are the platform's own matter. */
export const differences = (plan: StreamPlan, config: Partial<StreamConfig>): readonly Difference[] => {
  const found: Difference[] = [];
  const say = (fatal: boolean, what: string) => found.push({ fatal, text: `${plan.name}: ${what}` });
  const subjects = config.subjects ?? [];
  if (!plan.subjects.every((subject) => subjects.includes(subject)))
    say(true, `subjects are ${subjects.join(', ') || 'none'}, expected ${plan.subjects.join(', ')}`);
  if (config.storage !== plan.storage) say(true, `storage is ${config.storage}, expected ${plan.storage}`);
  if (config.retention !== plan.retention) say(true, `retention is ${config.retention}, expected ${plan.retention}`);
  const perSubject = config.max_msgs_per_subject ?? -1;
  if (perSubject > 0) say(true, `keeps ${perSubject} messages of a ${plan.allowRollup ? 'person' : 'case'}, expected all`);
  const window = config.duplicate_window ?? 0;
  const expected = plan.duplicateWindowMs / 1000;
  if (window !== expected * SECOND_NS) say(false, `duplicate window is ${window / SECOND_NS} s, expected ${expected} s`);
  const size = config.max_msg_size ?? -1;
  if (size !== plan.maxMessageBytes)
    say(false, `largest message is ${size < 0 ? 'unlimited' : `${size} bytes`}, expected ${plan.maxMessageBytes} bytes`);
  if (config.allow_direct !== plan.allowDirect) say(false, 'direct reads are off, expected on');
  if ((config.allow_rollup_hdrs ?? false) !== (plan.allowRollup ?? false))
    say(
      false,
      plan.allowRollup
        ? 'a history cannot be ended (allow_rollup_hdrs is off, expected on)'
        : 'a history can be ended (allow_rollup_hdrs is on, expected off)',
    );
  if ((config.max_age ?? 0) > 0) say(false, `messages are removed after ${Math.round((config.max_age ?? 0) / DAY_NS)} days`);
  return found;
};

const NOT_FOUND = 404;
const isMissing = (error: unknown): boolean => error instanceof JetStreamApiError && error.status === NOT_FOUND;

const infoOf = async (manager: JetStreamManager, name: string): Promise<StreamInfo | undefined> => {
  try {
    return await askAgain(() => manager.streams.info(name));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** What was found of the platform. */
export interface Platform {
  /** Names the stream of cases for good: its name and the instant it was made. */
  readonly identity: string;
  /** First and last sequence kept of the stream of cases. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** When the stream of broadcasts was made, ms, and the last sequence kept of it. */
  readonly broadcasts: { readonly begun: number; readonly lastSeq: number };
  /** False: this login may not read who is in care. */
  readonly people: boolean;
  readonly warnings: readonly string[];
}

/** Anything but a fatal difference can be worked with; what it is, is said. */
const wordsOrRefusal = (found: readonly Difference[]): readonly string[] => {
  const fatal = found.filter((difference) => difference.fatal);
  if (fatal.length > 0) throw refusal('settings', fatal.map(({ text }) => text).join('; '));
  return found.map(({ text }) => text);
};

/**
 * Looks at every stream, bucket and store that a console works with. What differs is named and never changed; what is
 * not there is made, if this console has not worked with this platform before and its login may.
 * @throws LineFault, and what `faultOf` understands
 */
export const checkPlatform = async (manager: JetStreamManager, replicas: number, mayCreate: boolean): Promise<Platform> => {
  const ensure = async (name: string, create: () => Promise<unknown>): Promise<StreamInfo> => {
    const found = await infoOf(manager, name);
    if (found) return found;
    if (!mayCreate) throw refusal('missing', `${name} is gone from the platform`);
    try {
      await create();
    } catch (error) {
      if (isNotReady(error) || (!isForbidden(error) && !(error instanceof JetStreamApiError))) throw error;
      throw refusal('missing', `${name} is not there, and this login may not create it (${wordsOf(error)})`);
    }
    return (await infoOf(manager, name)) ?? Promise.reject(refusal('missing', `${name} is not there`));
  };

  const found: Difference[] = [];
  const infos: Record<string, StreamInfo> = {};
  for (const plan of Object.values(STREAMS)) {
    const info = await ensure(plan.name, () => manager.streams.add(streamConfig(plan, replicas)));
    infos[plan.name] = info;
    found.push(...differences(plan, info.config));
  }
  const warnings = wordsOrRefusal(found);

  const client = manager.jetstream();
  const ensureBucket = ({ name, description }: BucketPlan): Promise<StreamInfo> =>
    ensure(`KV_${name}`, () => new Kvm(client).create(name, { description, replicas, history: 1, allow_direct: true }));
  await ensureBucket(BUCKETS.org);
  await ensureBucket(BUCKETS.roster);
  // A department's or an observer's login is not let near people; everything else it may read goes on.
  const people = await ensureBucket(BUCKETS.people).then(
    () => true,
    (error: unknown) => (isForbidden(error) ? false : Promise.reject(error)),
  );
  await ensure(`OBJ_${MEDIA.name}`, () => new Objm(client).create(MEDIA.name, { description: MEDIA.description, replicas }));

  const cases = infos[STREAMS.cases.name]!;
  const broadcasts = infos[STREAMS.broadcasts.name]!;
  return {
    broadcasts: { begun: Date.parse(broadcasts.created), lastSeq: broadcasts.state.last_seq },
    identity: `${STREAMS.cases.name} ${cases.created}`,
    firstSeq: cases.state.first_seq,
    lastSeq: cases.state.last_seq,
    people,
    warnings,
  };
};

/** The stream of people in care, as this login finds it. */
export type CareFound =
  | {
      readonly kind: 'there';
      /** When it was made, ms: one that was made anew is another one. */
      readonly begun: number;
      readonly lastSeq: number;
      readonly warnings: readonly string[];
    }
  /** Departments and observers look after nobody. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'missing' };

/**
 * Looks at the stream of people in care, which not everybody may read.
 * @throws LineFault, and what `faultOf` understands
 */
export const findCare = async (manager: JetStreamManager): Promise<CareFound> => {
  try {
    const info = await infoOf(manager, CARE.name);
    if (!info) return { kind: 'missing' };
    const warnings = wordsOrRefusal(differences(CARE, info.config));
    return { kind: 'there', begun: Date.parse(info.created), lastSeq: info.state.last_seq, warnings };
  } catch (error) {
    if (isForbidden(error)) return { kind: 'forbidden' };
    throw error;
  }
};

/**
 * Makes the stream that is missing, which on a platform older than this stream is no fault.
 * @returns undefined when this login may not
 */
export const makeCare = async (manager: JetStreamManager, replicas: number): Promise<CareFound | undefined> => {
  try {
    await manager.streams.add(streamConfig(CARE, replicas));
  } catch (error) {
    if (isNotReady(error) || (!isForbidden(error) && !(error instanceof JetStreamApiError))) throw error;
    return undefined;
  }
  return findCare(manager);
};
