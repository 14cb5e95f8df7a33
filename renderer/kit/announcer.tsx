import { useSyncExternalStore } from 'react';

type Urgency = 'polite' | 'assertive';
let said: Record<Urgency, string> = { polite: '', assertive: '' };
const listeners = new Set<() => void>();

/** Tells a screen reader something without moving the focus. */
export const announce = (text: string, urgency: Urgency = 'polite'): void => {
  // The same sentence twice must differ, or it is not read again.
  said = { ...said, [urgency]: said[urgency] === text ? `${text}\u00a0` : text };
  for (const listener of [...listeners]) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const hidden = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const;

/** The live regions; the shell draws them once. */
export const Announcer = () => {
  const now = useSyncExternalStore(subscribe, () => said);
  return (
    <div style={hidden}>
      <div role="status" aria-live="polite">
        {now.polite}
      </div>
      <div role="alert" aria-live="assertive">
        {now.assertive}
      </div>
    </div>
  );
};
