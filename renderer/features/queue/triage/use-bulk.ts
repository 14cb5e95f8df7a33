import { useCallback, useRef, useState } from 'react';
import type { CaseRow } from '../../../../preload/contract';
import { griddesk, newId, pick, sendCommand, templatesFor, useLang } from '../../../kit';
import { useDirectory } from '../../../replica';
import type { BulkAction } from './acts';
import { deedOf, type Choice, type Skipped } from './deed';

/** How it went with one case; `error` is what main refused with. */
export interface Outcome {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly result: 'done' | 'refused' | Skipped;
  readonly error?: unknown;
}
export interface Run {
  readonly action: BulkAction;
  readonly total: number;
  readonly outcomes: readonly Outcome[];
}

/** Does the same to case after case; a refusal stops none of the others. */
export const useBulk = () => {
  const lang = useLang();
  const { categories, rulebook } = useDirectory();
  const [run, setRun] = useState<Run>();
  const running = useRef(false);

  const one = useCallback(
    async (action: BulkAction, row: CaseRow, choice: Choice): Promise<Outcome> => {
      const about = { caseId: row.id, number: row.number, title: row.title };
      try {
        const read = action === 'dispatch' ? await griddesk.cases.read({ caseId: row.id }) : undefined;
        const template = templatesFor(rulebook, 'instructions', row.category)[0];
        const deed = deedOf(action, row, choice, {
          categories,
          suggestions: read?.ok ? read.value.suggestions : [],
          instructions: template ? pick(lang, template) : '',
        });
        if ('skipped' in deed) return { ...about, result: deed.skipped };
        await sendCommand(deed.name, row.id, deed.words as never, newId());
        return { ...about, result: 'done' };
      } catch (error) {
        return { ...about, result: 'refused', error };
      }
    },
    [categories, rulebook, lang],
  );

  const start = useCallback(
    async (action: BulkAction, rows: readonly CaseRow[], choice: Choice): Promise<readonly Outcome[]> => {
      if (running.current) return [];
      running.current = true;
      const outcomes: Outcome[] = [];
      setRun({ action, total: rows.length, outcomes });
      for (const row of rows) {
        outcomes.push(await one(action, row, choice));
        setRun({ action, total: rows.length, outcomes: [...outcomes] });
      }
      running.current = false;
      return outcomes;
    },
    [one],
  );
  return { run, start, forget: useCallback(() => setRun(undefined), []) };
};
