import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';

type Role = Parameters<Page['getByRole']>[0];
type Name = string | RegExp;

interface Way {
  /** What is pressed to get on; default Tab. */
  readonly key?: string;
  /** As often at most. */
  readonly most?: number;
  /** Only one that is ticked. */
  readonly checked?: boolean;
}

/** Tabs somebody without a mouse may be asked for from where the work stands to where it goes on. */
const SANE = 25;

const hasFocus = (locator: Locator): Promise<boolean> => locator.evaluateAll((all) => all.some((one) => one === document.activeElement));

/**
 * Somebody who works a window by its keyboard and has nothing else: what is to be pressed is reached by keys and known by
 * its role and name, as a screen reader says them.
 */
export const createHands = (window: Page) => {
  const { keyboard } = window;
  /** What has the focus, as a screen reader would say it. */
  const focused = async (): Promise<string> => {
    const here = window.locator(':focus');
    if ((await here.count()) === 0) return 'nothing';
    return (await here.first().ariaSnapshot()).split('\n')[0] ?? '';
  };
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };
  /** Waits until the focus is there without a key being pressed: an act has taken it where the work goes on. */
  const on = async (role: Role, name: Name, limitMs = 15_000): Promise<void> => {
    const wanted = window.getByRole(role, { name });
    for (const end = Date.now() + limitMs; !(await hasFocus(wanted)); await sleep(50)) {
      if (Date.now() > end) throw new Error(`the focus should be on ${role} “${name}” and is on: ${await focused()}`);
    }
  };
  /** Presses a key until the focus is there, within what is sane. @returns how often it was pressed */
  const go = async (role: Role, name: Name, { key = 'Tab', most = SANE, ...more }: Way = {}): Promise<number> => {
    const wanted = window.getByRole(role, { name, ...more });
    const way: string[] = [];
    for (;;) {
      if (await hasFocus(wanted)) return way.length;
      way.push(await focused());
      if (way.length > most) break;
      await keyboard.press(key);
    }
    throw new Error(`${most} × ${key} do not lead to ${role} “${name}”; the focus was on:\n${way.join('\n')}`);
  };
  return {
    press,
    on,
    go,
    focused,
    type: (text: string): Promise<void> => keyboard.type(text),
    /** Tabs on to a field and writes, in place of what stands there. */
    write: async (role: Role, name: Name, text: string): Promise<void> => {
      await go(role, name);
      await press('Control+a');
      await keyboard.insertText(text);
    },
    /** Ctrl+K, some words, Enter: whatever the palette finds first for them. */
    byPalette: async (words: string, expected = words): Promise<void> => {
      await press('Control+k');
      await on('combobox', /./);
      await keyboard.insertText(words);
      await window.getByRole('option', { name: expected, selected: true }).waitFor();
      await press('Enter');
      await window.getByTestId('command-palette').waitFor({ state: 'detached' });
    },
  };
};

export type Hands = ReturnType<typeof createHands>;
