import { inspect } from 'node:util';
import { Draw } from '../draw';
import { shrunk } from './shrink';

export interface Drawn<I, A> {
  /** What comes from outside; a failing one is made smaller. */
  readonly input: I;
  /** Where and from whom it comes; stays as it is. */
  readonly about: A;
}

/** One way in from outside. */
export interface Door<I = unknown, A = unknown> {
  readonly name: string;
  /** The next input, the same for the same draw. */
  readonly draw: (draw: Draw) => Drawn<I, A>;
  /** Puts it in. What went wrong in one line; undefined: it was dealt with as it should be. */
  readonly put: (input: I, about: A) => Promise<string | undefined> | string | undefined;
}

/** Each door takes and gives back its own inputs only. */
export const door = <I, A>(made: Door<I, A>): Door => made as unknown as Door;

const faultOf = async ({ put }: Door, input: unknown, about: unknown): Promise<string | undefined> => {
  try {
    return await put(input, about);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : String(error);
  }
};

/** Long texts are cut: what is left of one after shrinking is seldom long. */
const shown = (input: unknown): string => inspect(input, { depth: 20, maxStringLength: 300, maxArrayLength: 50, breakLength: Infinity });

export interface Round {
  readonly seed: number;
  readonly total: number;
  /** Called, and waited for, before the input of that number. */
  readonly at?: (n: number) => Promise<void> | undefined;
}

/**
 * Puts drawn inputs in at every door in turn.
 * @throws Error with the seed, the number of the input, the fault and the smallest input that still has one
 */
export const putAll = async (doors: readonly Door[], { seed, total, at }: Round): Promise<void> => {
  const draw = new Draw(seed);
  for (let n = 0; n < total; n += 1) {
    await at?.(n);
    const way = doors[n % doors.length]!;
    const { input, about } = way.draw(draw);
    const fault = await faultOf(way, input, about);
    if (fault === undefined) continue;
    const smallest = await shrunk(input, async (smaller) => (await faultOf(way, smaller, about)) !== undefined);
    const why = (await faultOf(way, smallest, about)) ?? fault;
    throw new Error(`seed ${seed}, input ${n}, ${way.name} ${shown(about)}: ${why}\n${shown(smallest)}`);
  }
};
