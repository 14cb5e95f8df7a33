import type { Input, Output, Result } from '../../../preload/contract';
import type { Context } from '../context';
import type { runCommand } from '../run-command';
import type { Handlers } from '../types';
import { createCalls } from './calls';
import { createClose } from './close';
import { createActOutbox, type ActOutbox } from './outbox';
import { createReplies } from './replies';
import { createBoard, createList, createWall } from './rows';
import { createSend } from './send';

type MobiliseChannel = Extract<keyof Handlers, `mobilise.${string}`>;
type MobiliseHandlers = { readonly [C in MobiliseChannel]: (input: Input<C>) => Result<Output<C>> };

export interface MobiliseService {
  readonly handlers: MobiliseHandlers;
  readonly outbox: ActOutbox;
}

/** Mobilisations: writing, sending, the board, the calls, the clues, the end. */
export const createMobilise = (context: Context, run: typeof runCommand): MobiliseService => {
  const outbox = createActOutbox(context);
  const send = createSend(context, outbox);
  const calls = createCalls(context);
  const replies = createReplies(context, run);
  const { close, report } = createClose(context);
  // What a cache before this one had not sent stands for itself and is sent as it was written.
  if (context.store.strandedActs.length > 0)
    context.store.write((tx) => {
      for (const envelope of context.store.strandedActs) tx.appendAct(envelope, null);
    });

  /** Something was said: the windows hear of it, and it goes out after the answer. */
  const told =
    <I, O>(handler: (input: I) => Result<O>) =>
    (input: I): Result<O> => {
      const result = handler(input);
      if (result.ok) {
        context.changed$.next({ caseIds: [] });
        setImmediate(() => outbox.kick());
      }
      return result;
    };

  return {
    outbox,
    handlers: {
      'mobilise.preview': send.preview,
      'mobilise.groups': send.groups,
      'mobilise.keepGroups': send.keepGroups,
      'mobilise.send': told(send.send),
      'mobilise.takeBack': told(send.takeBack),
      'mobilise.list': createList(context),
      'mobilise.board': createBoard(context),
      'mobilise.calls': calls.calls,
      'mobilise.claim': told(calls.claim),
      'mobilise.mine': calls.mine,
      'mobilise.record': told(calls.record),
      'mobilise.replies': replies.replies,
      'mobilise.mark': told(replies.mark),
      'mobilise.handOver': told(replies.handOver),
      'mobilise.close': told(close),
      'mobilise.report': report,
      'mobilise.wall': createWall(context),
    },
  };
};
