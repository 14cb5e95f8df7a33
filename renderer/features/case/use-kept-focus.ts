import { useEffect, useRef, type RefObject } from 'react';
import { usualIn } from './focus-case';

/**
 * A step somebody else takes may remove the very button the keyboard is on. The focus then goes on to what usually comes
 * next, not to nothing. Whoever has taken it elsewhere keeps it there.
 */
export const useKeptFocus = (panel: RefObject<HTMLElement | null>): void => {
  const holder = useRef<Element>(undefined);
  useEffect(() => {
    const element = panel.current;
    if (!element) return undefined;
    const come = ({ target }: FocusEvent) => {
      if (target instanceof Element) holder.current = target;
    };
    // What is removed loses the focus to nobody.
    const go = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) holder.current = undefined;
    };
    element.addEventListener('focusin', come);
    element.addEventListener('focusout', go);
    return () => {
      element.removeEventListener('focusin', come);
      element.removeEventListener('focusout', go);
    };
  }, [panel]);
  // After every drawing: what was drawn away is gone only then.
  useEffect(() => {
    if (document.activeElement !== document.body || !holder.current || holder.current.isConnected) return;
    holder.current = undefined;
    (usualIn(panel.current) ?? panel.current?.querySelector<HTMLElement>('[data-acts]'))?.focus();
  });
};
