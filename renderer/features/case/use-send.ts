import { useCallback, useRef, useState } from 'react';
import type { CommandName, DraftKey, Input, Output } from '../../../preload/contract';
import { flushDrafts, newId, sendCommand } from '../../kit';

type Words<N extends CommandName> = Omit<Input<`cases.${N}`>, 'commandId' | 'caseId' | 'draft'>;

export interface Sending {
  readonly busy: boolean;
  /** The last refusal; stays until the next try. */
  readonly error: unknown;
  /** The answer, or undefined when it was refused. Never throws. */
  readonly send: <N extends CommandName>(name: N, words: Words<N>) => Promise<Output<`cases.${N}`> | undefined>;
}

/**
 * Sends commands for a case. The same words tried again carry the same commandId, so an answer that was lost on the way
 * does not do the act twice; other words are another act. `from` names the form they were typed into: its draft is
 * sent and gone in one, and is there again when the command is taken back.
 */
export const useSend = (caseId: string, from?: DraftKey): Sending => {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined });
  const act = useRef<{ readonly words: string; readonly commandId: string }>(undefined);
  const running = useRef(false);
  const { about, form } = from ?? {};
  const send = useCallback(
    async <N extends CommandName>(name: N, words: Words<N>) => {
      // A second Enter while the first is on its way is no second act.
      if (running.current) return undefined;
      running.current = true;
      const said = JSON.stringify([caseId, name, words]);
      if (act.current?.words !== said) act.current = { words: said, commandId: newId() };
      setState({ busy: true, error: undefined });
      try {
        const draft = about === undefined || form === undefined ? {} : { draft: { about, form } };
        // The last letters may not be on main's disk yet, and what is taken back is what main had.
        flushDrafts();
        const done = await sendCommand(name, caseId, { ...words, ...draft } as Input<`cases.${N}`>, act.current.commandId);
        act.current = undefined;
        setState({ busy: false, error: undefined });
        return done;
      } catch (error) {
        setState({ busy: false, error });
        return undefined;
      } finally {
        running.current = false;
      }
    },
    [caseId, about, form],
  );
  return { ...state, send };
};
