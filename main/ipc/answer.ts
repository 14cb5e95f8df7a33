import * as v from 'valibot';
import { channels, fail, type Channel, type Output, type Result } from '../../preload/contract';
import { forWall, mayAskFromWall } from './wall';
import type { Handlers as ServiceHandlers, ServiceChannel } from '../services';

/** Channels the app answers by itself, also before there is any data. */
export type AppChannel = Exclude<Channel, ServiceChannel>;

/** The window that asks. */
export interface Caller {
  /** Of its web contents. */
  readonly id: number;
  /** A wall display: it is answered what may stand on a wall. */
  readonly wall: boolean;
}

/** One handler a channel; a missing or a surplus one does not compile. */
export type AppHandlers = {
  readonly [C in AppChannel]: (
    input: v.InferOutput<(typeof channels)[C]['input']>,
    caller: Caller,
  ) => Result<Output<C>> | Promise<Result<Output<C>>>;
};

export interface AnswerOptions {
  readonly app: AppHandlers;
  /** The services' handlers; undefined while the data is not open. */
  readonly services: () => ServiceHandlers | undefined;
  /** The same for a wall display, which stays when the desks are locked. */
  readonly wallServices: () => ServiceHandlers | undefined;
  readonly closing: () => boolean;
  /** The answer for an exception with a meaning, a full disk say; undefined: it has none. */
  readonly refusal: (error: unknown) => Result<never> | undefined;
  /** Logs what nobody expected and gives its reference. */
  readonly unexpected: (where: string, error: unknown) => string;
  /** Also checks what the handlers answer: for development and tests. */
  readonly checkOutput: boolean;
}

type Handler = (input: unknown, caller: Caller) => Result<unknown> | Promise<Result<unknown>>;

const isOwn = (channel: Channel, app: AppHandlers): channel is AppChannel => Object.hasOwn(app, channel);

/** Where the input is wrong and what was expected there; never what stood there, which may be about a person. */
const badInput = (issues: readonly v.BaseIssue<unknown>[]) =>
  fail('bad-input', 'the input does not fit the contract', {
    issues: issues.slice(0, 5).map((issue) => ({
      field: issue.path?.map((step) => String(step.key)).join('.') ?? '',
      type: issue.type,
      expected: issue.expected ?? null,
    })),
  });

/** Find, parse, call: the answer to one request. Never rejects and never shows a stack. */
export const answer = async (channel: Channel, raw: unknown, options: AnswerOptions, caller: Caller): Promise<Result<unknown>> => {
  if (options.closing()) return fail('closing', 'the console is closing');
  if (caller.wall && !mayAskFromWall(channel)) return fail('not-allowed', 'a wall display may not ask this');
  const services = caller.wall ? options.wallServices() : options.services();
  const handler = (isOwn(channel, options.app) ? options.app[channel] : services?.[channel]) as Handler | undefined;
  if (!handler) return fail('locked', 'the data is not open yet');
  const { input, output } = channels[channel];
  const parsed = v.safeParse(input as v.GenericSchema, raw);
  if (!parsed.success) return badInput(parsed.issues);
  try {
    const answered = await handler(parsed.output, caller);
    const result = caller.wall ? forWall(channel, answered) : answered;
    if (options.checkOutput && result.ok) v.parse(output as v.GenericSchema, result.value);
    return result;
  } catch (error) {
    return (
      options.refusal(error) ?? fail('internal', 'something went wrong in the console', { reference: options.unexpected(channel, error) })
    );
  }
};
