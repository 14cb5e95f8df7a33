import type { Random } from '../random';
import type { Step } from './tale';
import type { Steps } from './steps';

/** One way a case can have gone, and how many of a township's backlog went it. */
export interface Plot {
  readonly count: number;
  readonly steps: (make: Steps, random: Random) => readonly Step[];
  /** Minutes since the last step, for cases still open; absent: the case ended on one of the past days. */
  readonly idle?: readonly [number, number];
}

const some = (random: Random, share: number, ...steps: Step[]): Step[] => (random.chance(share) ? steps : []);

/** Filed, dispatched, and done by everybody; the leading department last. */
const handled = (make: Steps, random: Random): Step[] => {
  const to = make.departments(random.chance(0.35) ? 2 : 1);
  return [
    make.accept(),
    ...some(random, 0.6, make.reply()),
    make.dispatch(to),
    ...to.map(make.acknowledge),
    ...some(random, 0.3, make.note()),
    ...to.toReversed().flatMap((department) => [make.arrive(department), make.complete(department)]),
  ];
};

const underWay = (make: Steps, random: Random, dueAfter?: number): Step[] => {
  const [first, ...others] = make.departments(random.chance(0.5) ? 2 : 1);
  return [
    make.accept(),
    ...some(random, 0.6, make.reply()),
    make.dispatch([first!, ...others], dueAfter),
    make.acknowledge(first!),
    ...others.flatMap((department) => some(random, 0.7, make.acknowledge(department), make.arrive(department), make.complete(department))),
    ...some(random, 0.6, make.arrive(first!)),
    ...some(random, 0.4, make.note()),
  ];
};

const sent = (make: Steps, random: Random): Step[] => [
  make.accept(),
  ...some(random, 0.5, make.reply()),
  make.dispatch(make.departments(random.chance(0.4) ? 2 : 1)),
];

/** About forty open cases, as a desk finds them in the middle of a shift. */
export const OPEN_PLOTS: readonly Plot[] = [
  { count: 6, idle: [1, 9], steps: () => [] },
  { count: 2, idle: [18, 45], steps: () => [] },
  { count: 4, idle: [1, 9], steps: (make, random) => [make.accept(), ...some(random, 0.5, make.reply())] },
  { count: 1, idle: [20, 50], steps: (make) => [make.accept(), make.note()] },
  { count: 6, idle: [2, 15], steps: sent },
  // Everybody sent the task back: it waits to be sent elsewhere.
  {
    count: 1,
    idle: [2, 8],
    steps: (make) => {
      const to = make.departments(1).slice(0, 1);
      return [make.accept(), make.dispatch(to), make.decline(to[0]!)];
    },
  },
  { count: 7, idle: [5, 40], steps: underWay },
  { count: 2, idle: [30, 200], steps: (make, random) => [...underWay(make, random, 50), make.supervise('blue')] },
  { count: 1, idle: [30, 120], steps: (make, random) => [...underWay(make, random, 50), make.supervise('blue'), make.supervise('orange')] },
  { count: 1, idle: [20, 90], steps: (make, random) => [...underWay(make, random), make.extend()] },
  { count: 4, idle: [2, 22], steps: handled },
  { count: 1, idle: [36, 70], steps: handled },
  { count: 1, idle: [1, 10], steps: (make, random) => [...handled(make, random), make.pass()] },
  { count: 4, idle: [300, 4000], steps: (make, random) => [...sent(make, random), make.suspend()] },
];

/** About sixty ended ones. Merged cases are told by the caller, who knows what to merge them into. */
export const ENDED_PLOTS: readonly Plot[] = [
  { count: 44, steps: (make, random) => [...handled(make, random), make.pass(), make.close('resolved')] },
  {
    count: 4,
    steps: (make, random) => {
      const again = make.departments(1).slice(0, 1);
      return [
        ...handled(make, random),
        make.fail(),
        make.dispatch(again),
        ...again.flatMap((one) => [make.acknowledge(one), make.arrive(one), make.complete(one)]),
        make.pass(),
        make.close('resolved'),
      ];
    },
  },
  { count: 3, steps: (make) => [make.accept(), make.note(), make.close('unfounded')] },
  { count: 2, steps: (make) => [make.accept(), make.escalate(), make.close('transferred', make.lead)] },
  { count: 4, steps: (make) => [make.reject()] },
];
/** Cases that turned out to be another one reported again. */
export const MERGED = 3;
