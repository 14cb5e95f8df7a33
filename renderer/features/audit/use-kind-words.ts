import { caseActions } from '../../../preload/contract';
import { useTerm } from '../../kit';
import { useAuditStrings } from './strings';

/** `case.accept` in words: what it is about, then what was done; what has no words yet is shown as it is kept. */
export const useKindWords = (): ((kind: string) => string) => {
  const t = useAuditStrings();
  const term = useTerm();
  /** i18next gives a key it does not know back as it is. */
  const known = (key: string): string | undefined => {
    const words = t(key as Parameters<typeof t>[0]);
    return words === key ? undefined : words;
  };
  return (kind) => {
    const [group = '', ...acts] = kind.split('.');
    const about = known(`filter.${group}.`) ?? group;
    const done = acts.map(
      (act) =>
        known(`${group}.${act}`) ?? known(`act.${act}`) ?? (act in caseActions ? term('caseActions', act) : term('careActions', act)),
    );
    return [about, ...done].join(' · ');
  };
};
