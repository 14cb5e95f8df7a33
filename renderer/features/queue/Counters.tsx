import { useCallback, useDeferredValue, useMemo } from 'react';
import type { Role } from '../../../preload/contract';
import { CountedSwitch } from '../../components';
import { useAsTimeGoes, useSettings } from '../../kit';
import { anyCase, useCases } from '../../replica';
import { changeFilter } from './filter-store';
import { countsOf, type Counts, type Only } from './filter';
import { useQueueStrings } from './strings';

const ONLY: readonly Only[] = ['all', 'mine', 'overdue', 'unread', 'urgent'];
/** What waits for the shift lead stands where the others have the unread ones, which the rows show by themselves. */
const LEADS_ONLY: readonly Only[] = ['all', 'requests', 'mine', 'overdue', 'urgent'];

/** What a seat can narrow its list to. */
export const onlyFor = (role: Role): readonly Only[] => (role === 'lead' ? LEADS_ONLY : ONLY);

const sameCounts = (a: Counts, b: Counts): boolean => (Object.keys(a) as (keyof Counts)[]).every((name) => a[name] === b[name]);

/** How many of what, each a switch that shows only those. */
export const Counters = ({ only }: { readonly only: Only }) => {
  const t = useQueueStrings();
  const { role } = useSettings().seat;
  // Counted after the rows are drawn, or a key would wait for both.
  const all = useDeferredValue(useCases(anyCase));
  const counts = useAsTimeGoes(
    useCallback((now: number) => countsOf(all, now), [all]),
    5000,
    sameCounts,
  );
  // Cases change all the time, their numbers seldom.
  return useMemo(
    () => (
      <CountedSwitch
        label={t('title')}
        value={only}
        choices={onlyFor(role).map((name) => ({ name, text: t(name), count: counts[name], testId: `queue-only-${name}` }))}
        onChange={(next) => changeFilter({ only: next ?? 'all' })}
      />
    ),
    [t, only, role, counts],
  );
};
