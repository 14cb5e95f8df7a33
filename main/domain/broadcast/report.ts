import type { BroadcastMinute, ReportLine } from '../../../preload/contract';

/** What a report is made of besides the counts. */
export interface ReportFacts {
  readonly minutes: readonly BroadcastMinute[];
  /** The minute of each call that was made, whatever came of it. */
  readonly calls: readonly number[];
  readonly clues: readonly { readonly minute: number; readonly clue: ReportLine['clues'][number] }[];
  readonly closedIn: number | undefined;
}

/** What happened in which minute: a line for each minute in which something did, and for the one in which it ended. */
export const reportLines = ({ minutes, calls, clues, closedIn }: ReportFacts): ReportLine[] => {
  const counted = new Map(minutes.map((one) => [one.minute, one]));
  const told = new Set([...counted.keys(), ...calls, ...clues.map(({ minute }) => minute), ...(closedIn === undefined ? [] : [closedIn])]);
  let sum = 0;
  return [...told]
    .toSorted((a, b) => a - b)
    .map((minute) => {
      const { delivered, read, answered } = counted.get(minute) ?? { delivered: 0, read: 0, answered: 0 };
      sum += answered;
      return {
        minute,
        delivered,
        read,
        answered,
        sum,
        calls: calls.filter((one) => one === minute).length,
        clues: clues.filter((clue) => clue.minute === minute).map(({ clue }) => clue),
        closed: minute === closedIn,
      };
    });
};
