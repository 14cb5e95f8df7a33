import { useEffect, useMemo, useRef, type PointerEvent, type RefObject } from 'react';

/** A pointer that rests this long is not about to click. */
const REST_MS = 20_000;

const rowOf = (target: EventTarget): number | undefined => {
  const index = (target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'];
  return index === undefined ? undefined : Number(index);
};

/** Which row the pointer is on, while somebody moves it; calls back when it has left or rests. */
export const usePointer = (onGone: () => void) => {
  const hovered: RefObject<number | undefined> = useRef<number>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const handlers = useMemo(() => {
    const leave = () => {
      clearTimeout(timer.current);
      hovered.current = undefined;
      gone.current();
    };
    return {
      onPointerMove: (event: PointerEvent) => {
        hovered.current = rowOf(event.target);
        clearTimeout(timer.current);
        timer.current = setTimeout(leave, REST_MS);
      },
      onPointerLeave: leave,
    };
  }, []);
  return { hovered, handlers, rowOf };
};
