import type { Bridge, CallError, Output, Result } from '../../preload/contract';
import { readAnswer, type AnswerText, type TextChannel } from '../../preload/contract/as-text';

declare global {
  interface Window {
    readonly griddesk: Bridge;
  }
}

/** The door to main, the only one. */
export const griddesk: Bridge = window.griddesk;

/** A refusal by main, thrown where nobody nearby can act on it; `describe` puts it into words. */
export class BridgeError extends Error {
  constructor(readonly error: CallError) {
    super(error.message);
    this.name = 'BridgeError';
  }
}

/** The value of an answer, or a thrown BridgeError. */
export const valueOf = async <T>(answer: Promise<Result<T>>): Promise<T> => {
  const result = await answer;
  if (result.ok) return result.value;
  throw new BridgeError(result.error);
};

/** The answer of a channel that was asked for as text. */
export const fromText = async <C extends TextChannel>(text: Promise<AnswerText<C>>): Promise<Result<Output<C>>> => readAnswer(await text);
