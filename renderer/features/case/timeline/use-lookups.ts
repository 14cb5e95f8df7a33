import { useMemo } from 'react';
import { pick, useFormat, useLang, useNow, useTerm } from '../../../kit';
import { caseRow, useDirectory } from '../../../replica';
import type { Lookups } from './wording';

const tables = {
  source: 'sources',
  priority: 'priorities',
  level: 'supervisionLevels',
  outcome: 'outcomes',
  request: 'requestKinds',
  dispute: 'disputeKinds',
  method: 'mediationMethods',
  step: 'mediationSteps',
  transfer: 'transferTargets',
} as const;

/** Codes to words from the directory, in the window's language. */
export const useLookups = (): Lookups => {
  const lang = useLang();
  const term = useTerm();
  const format = useFormat();
  const { categories, departments, areaName } = useDirectory();
  const now = useNow(3_600_000);
  return useMemo(
    () => ({
      category: (id) => {
        const category = categories.get(id);
        return category ? pick(lang, category) : id;
      },
      department: (id) => departments.get(id)?.name ?? id,
      area: areaName,
      caseNumber: (id) => caseRow(id)?.number ?? '…',
      time: (at) => format.when(at, now),
      term: (table, key) => term(tables[table], key),
    }),
    [lang, term, format, categories, departments, areaName, now],
  );
};
