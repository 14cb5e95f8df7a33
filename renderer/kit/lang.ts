import { useCallback, useSyncExternalStore } from 'react';
import * as vocabulary from '../../preload/contract/vocabulary';
import type { Term } from '../../preload/contract';
import { currentLang, i18next, type Lang } from './i18n';

const subscribe = (changed: () => void) => {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
};

/** The interface language now. */
export const useLang = (): Lang => useSyncExternalStore(subscribe, currentLang);

/** The shorter form of a pair of words in the current language, for data that carries both (`Category`, `Template`). */
export const pick = (lang: Lang, words: Term): string => (lang === 'en' ? words.en : words.zh);

type Tables = {
  [K in keyof typeof vocabulary as (typeof vocabulary)[K] extends Readonly<Record<string, Term>> ? K : never]: (typeof vocabulary)[K];
};
export type TermTable = keyof Tables;

const tables = vocabulary as unknown as Record<string, Readonly<Record<string, Term>>>;

/**
 * The trade's own words in the current language: `term('caseStates', row.state)`. A key that this version does not
 * know is shown as it is.
 */
export const useTerm = () => {
  const lang = useLang();
  return useCallback(
    <T extends TermTable>(table: T, key: (keyof Tables[T] & string) | (string & {})): string => {
      const term = tables[table]?.[key];
      return term ? pick(lang, term) : key;
    },
    [lang],
  );
};
