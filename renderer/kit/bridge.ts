import type { Bridge, CallError, Result } from '../../preload/contract';

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
