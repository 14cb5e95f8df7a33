import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '../../preload/contract';
import { must, until } from './consoles';
import type { Console } from './electron';

/** Where pictures go that somebody wants to look at. */
const PICTURES = process.env['PICTURES'];

type Counted = Extract<Output<'evaluation.read'>, { readonly state: 'counted' }>;
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The evaluation's page of a desk, and what main says of the same period. `desk`: the one at the time of the call. */
export const createEvaluationPage = (desk: () => Console, span: Span) => {
  const page = () => desk().window.getByTestId('evaluation');
  return {
    page,
    shown: (testId: string) => page().getByTestId(testId).innerText(),
    /** What main answers once all cases are counted. */
    read: async (more: object = {}): Promise<Counted> => {
      let found: Counted | undefined;
      await until('all are counted', async () => {
        const answer = must(await desk().griddesk('evaluation.read', { period: span, ...more }));
        if (answer.state === 'counted') found = answer;
        return answer.state === 'counted';
      });
      return found!;
    },
    /** Leads the page to a free period by keys; dates as `2026-09-01`. */
    choose: async (first: string, last: string): Promise<void> => {
      const { window } = desk();
      await window.getByTestId('evaluation-kind').focus();
      await window.keyboard.press('Enter');
      await window.keyboard.press('End');
      await window.keyboard.press('Enter');
      await window.getByTestId('evaluation-first').fill(first);
      await window.getByTestId('evaluation-last').fill(last);
    },
    picture: async (name: string): Promise<void> => {
      if (!PICTURES) return;
      mkdirSync(PICTURES, { recursive: true });
      await desk().window.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
    /** Keeps a file beside the pictures, for the same people. */
    keep: (path: string, name: string): void => {
      if (PICTURES) copyFileSync(path, join(PICTURES, name));
    },
    /** The system's save dialog answers with this path. */
    saveTo: (path: string) =>
      desk().app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as never;
      }, path),
  };
};
