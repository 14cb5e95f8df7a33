import { useMemo, useState } from 'react';
import type { CaseDetail, CaseRow } from '../../../../preload/contract';
import { pick, templatesFor, useDraft, useLang } from '../../../kit';
import { useDirectory } from '../../../replica';
import { fromField, toField } from '../forms/local-time';
import { useSend } from '../use-send';
import { freshPlan, leadOf, proposed, type Plan } from './plan';

const NONE: CaseDetail['suggestions'] = [];

/** The dispatch of a case being put together: what stands in the dialog now, and how it is sent. */
export const usePlan = (row: CaseRow, detail: CaseDetail | undefined) => {
  const lang = useLang();
  const { rulebook, categories, departments } = useDirectory();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'dispatch' });
  const [plan, change, forget] = useDraft<Plan>(row.id, 'dispatch', freshPlan);
  // What is proposed stays as it was when the dialog opened: nothing moves under the pointer.
  const [suggestions] = useState(() => detail?.suggestions ?? NONE);
  const [byRule] = useState(() => detail?.taskDueAt);
  const templates = templatesFor(rulebook, 'instructions', row.category).map((template) => ({
    id: template.id,
    text: pick(lang, template),
  }));
  const chosen = useMemo(
    () => (plan.chosen ?? proposed(row, suggestions)).filter((id) => departments.has(id)),
    [plan.chosen, row, suggestions, departments],
  );
  const common = plan.common ?? templates[0]?.text ?? '';
  const usualDue = byRule === undefined ? '' : toField(byRule);
  const due = plan.due ?? usualDue;
  const dueAt = fromField(due);
  const lead = leadOf(plan, chosen, row, suggestions);
  const dispatch = async () => {
    const tasks = chosen.map((departmentId) => ({
      departmentId,
      lead: departmentId === lead,
      instructions: plan.own[departmentId]?.trim() || common.trim(),
      // Untouched, the rulebook counts from the moment of sending.
      ...(dueAt === undefined || due === usualDue ? {} : { dueAt }),
    }));
    const done = await send('dispatch', { tasks });
    if (done) forget();
    return done ? chosen : undefined;
  };
  return {
    plan,
    change,
    chosen,
    lead,
    common,
    due,
    dueAt,
    suggestions,
    templates,
    busy,
    error,
    dispatch,
    limit: categories.get(row.category ?? '')?.handle[row.priority],
  };
};
