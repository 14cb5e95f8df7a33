import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface ShortcutOptions {
  /** Listens only while this is true; absent: always. */
  readonly when?: boolean;
  /** What it does, for the list that `?` shows; absent: not listed. */
  readonly label?: string;
  /** Heading it stands under in that list. */
  readonly group?: string;
  /** Also while a dialog or menu is open. */
  readonly inDialog?: boolean;
  /** Also while somebody is typing. */
  readonly whileTyping?: boolean;
  /** Only while nothing has the focus: what has it, a radio or a page that scrolls, knows the key itself. */
  readonly unfocused?: boolean;
  /** Heard before all others, whenever they were registered. */
  readonly first?: boolean;
}
export interface Shortcut extends ShortcutOptions {
  readonly key: string;
  readonly run: (event: KeyboardEvent) => void;
}

/** The one registered last wins, so that what opened last hears first. */
let active: readonly Shortcut[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly Shortcut[]) => {
  active = next;
  for (const listener of [...listeners]) listener();
};

const TYPING = 'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable="true"]';
const PRESSABLE = 'button, a[href], [role=button], [role=tab], [role=menuitem], [role=option], [role=combobox], [role=checkbox], summary';

/** The name of a key press: `Ctrl+K`, `Shift+Enter`, `?`, `j`, and `E` for Shift and e, Caps Lock or not. Cmd counts as Ctrl. */
export const keyName = (event: KeyboardEvent): string => {
  const single = event.key.length === 1;
  const control = event.ctrlKey || event.metaKey;
  const letter = /^[a-z]$/i.test(event.key);
  const key = single && (control || (letter && event.shiftKey)) ? event.key.toUpperCase() : letter ? event.key.toLowerCase() : event.key;
  return [control ? 'Ctrl+' : '', event.altKey ? 'Alt+' : '', event.shiftKey && !single ? 'Shift+' : '', key].join('');
};

/** A key as it is printed on the keyboard. */
export const keyCap = (key: string): string =>
  key === ' '
    ? 'Space'
    : key.length > 1
      ? key.replace('Escape', 'Esc').replace('ArrowDown', '↓')
      : `${key === key.toLowerCase() ? '' : '⇧'}${key.toUpperCase()}`;

const hears = (shortcut: Shortcut, event: KeyboardEvent, name: string): boolean => {
  if (shortcut.key !== name) return false;
  const target = event.target instanceof Element ? event.target : document.body;
  if (shortcut.unfocused && target !== document.body) return false;
  if (!shortcut.whileTyping && target.closest(TYPING)) return false;
  if (!shortcut.inDialog && target.closest('[role=dialog], [role=menu], .MuiModal-root')) return false;
  // Enter and Space belong to the button that has the focus.
  return !((name === 'Enter' || name === ' ') && target.closest(PRESSABLE));
};

const onKeyDown = (event: KeyboardEvent) => {
  // A letter that an input method is composing is text, not a command.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const name = keyName(event);
  const heard = active.filter((candidate) => hears(candidate, event, name));
  const shortcut = heard.findLast(({ first }) => first) ?? heard.at(-1);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run(event);
};
window.addEventListener('keydown', onKeyDown);

/**
 * Runs `handler` on a key: `j`, `?`, `Enter`, `Escape`, `Ctrl+K`. Silent while somebody types or a dialog is open,
 * unless the options say otherwise.
 */
export const useShortcut = (key: string, handler: (event: KeyboardEvent) => void, options: ShortcutOptions = {}): void => {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const { when = true, label, group, inDialog = false, whileTyping = false, unfocused = false, first = false } = options;
  useEffect(() => {
    if (!when) return;
    const shortcut: Shortcut = {
      key,
      run: (event) => latest.current(event),
      inDialog,
      whileTyping,
      unfocused,
      first,
      ...(label === undefined ? {} : { label }),
      ...(group === undefined ? {} : { group }),
    };
    change([...active, shortcut]);
    return () => change(active.filter((other) => other !== shortcut));
  }, [key, when, label, group, inDialog, whileTyping, unfocused, first]);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Every shortcut that works now, for the list of keys. */
export const useShortcuts = (): readonly Shortcut[] => useSyncExternalStore(subscribe, () => active);
