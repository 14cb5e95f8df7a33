import { createContext, useContext } from 'react';

/**
 * Whether the act of the open form is no longer allowed, because somebody else's event came first. The form stays, with
 * what was typed, and says so; what is on its way is not disturbed.
 */
export const StaleContext = createContext(false);
export const useStale = (): boolean => useContext(StaleContext);
