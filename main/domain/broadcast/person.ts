import type { AnswerState, BroadcastChannel, CallResult } from '../../../preload/contract';

/** The stages of one person, of which a board counts how many have come so far. */
export const ANSWER_STAGES = ['delivered', 'read', 'answered'] as const;
export type AnswerStage = (typeof ANSWER_STAGES)[number];

/** How far one person has come with a broadcast, and who phones them. */
export interface AddressedPerson {
  /** The earliest instant of each stage that anybody has told of, ms; undefined: not yet. */
  readonly delivered?: number | undefined;
  readonly read?: number | undefined;
  readonly answered?: number | undefined;
  /** By which channels each stage came, a bit each: see `viaBit`. */
  readonly via: number;
  /** The operator who phones them. */
  readonly claim?: { readonly operatorId: string; readonly operatorName: string } | undefined;
  /** Calls that brought no answer. */
  readonly calls: number;
  readonly lastResult?: CallResult | undefined;
}

export const NOBODY_YET: AddressedPerson = { via: 0, calls: 0 };

const CHANNEL_BITS: Readonly<Record<BroadcastChannel, number>> = { app: 1, sms: 2, phone: 4 };
const STAGE_SHIFT: Readonly<Record<AnswerStage, number>> = { delivered: 0, read: 3, answered: 6 };

/** One bit for each channel in each stage: what a person's row says of nine pairs in one number. */
export const viaBit = (stage: AnswerStage, channel: BroadcastChannel): number => CHANNEL_BITS[channel] << STAGE_SHIFT[stage];

export const channelsOf = ({ via }: Pick<AddressedPerson, 'via'>, stage: AnswerStage): BroadcastChannel[] =>
  (Object.keys(CHANNEL_BITS) as BroadcastChannel[]).filter((channel) => (via & viaBit(stage, channel)) !== 0);

/**
 * A stage of a person is told of. The earliest instant stands, whatever comes first: told twice, replayed or out of order it
 * leads to the same person. Somebody who has answered is phoned no more.
 * @param at ms, already held against the time of sending
 * @returns the person unchanged (the same object) where nothing is new
 */
export const advance = (person: AddressedPerson, stage: AnswerStage, at: number, channel: BroadcastChannel): AddressedPerson => {
  const before = person[stage];
  const earliest = before === undefined ? at : Math.min(before, at);
  const via = person.via | viaBit(stage, channel);
  const claim = stage === 'answered' ? undefined : person.claim;
  if (earliest === before && via === person.via && claim === person.claim) return person;
  return { ...person, [stage]: earliest, via, claim };
};

/** Only an answer counts: who has read and not answered has to be phoned as well. */
export const answerStateOf = ({ answered, read }: AddressedPerson): AnswerState => {
  if (answered !== undefined) return 'answered';
  return read === undefined ? 'silent' : 'read';
};

/** Who asks first for somebody who has not answered phones them. @returns the same object where they do not get them */
export const claimed = (person: AddressedPerson, operatorId: string, operatorName: string): AddressedPerson =>
  person.answered !== undefined || person.claim !== undefined ? person : { ...person, claim: { operatorId, operatorName } };

/**
 * A call is over, or somebody is given back uncalled. Who phones them ends their own claim only: told late, it does not end that
 * of whoever came after. Given back, by the lead if need be, ends any.
 */
export const called = (person: AddressedPerson, result: CallResult, operatorId: string): AddressedPerson => ({
  ...person,
  claim: result === 'released' || person.claim?.operatorId === operatorId ? undefined : person.claim,
  calls: person.calls + (result === 'released' ? 0 : 1),
  lastResult: result === 'released' ? person.lastResult : result,
});

const MINUTE = 60_000;
/** After a week nobody counts minutes. */
const LAST_MINUTE = 10_080;

/** The whole minute since the sending in which something happened; a clock that is behind puts nothing before the sending. */
export const minuteSince = (sentAt: number, at: number): number => Math.min(LAST_MINUTE, Math.max(0, Math.floor((at - sentAt) / MINUTE)));

/** A change of the counts: so many more (or fewer) people of a stage in a minute. */
export interface MinuteTally {
  readonly stage: AnswerStage;
  readonly minute: number;
  readonly by: 1 | -1;
}

/** What a person's step changes in the counts. An earlier instant moves somebody from one minute to another. */
export const talliesOf = (sentAt: number, before: AddressedPerson, after: AddressedPerson): MinuteTally[] =>
  ANSWER_STAGES.flatMap((stage): MinuteTally[] => {
    const [from, to] = [before[stage], after[stage]];
    if (from === to || to === undefined) return [];
    const minute = minuteSince(sentAt, to);
    if (from === undefined) return [{ stage, minute, by: 1 }];
    const was = minuteSince(sentAt, from);
    return was === minute
      ? []
      : [
          { stage, minute: was, by: -1 },
          { stage, minute, by: 1 },
        ];
  });
