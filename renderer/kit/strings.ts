import type { TOptions } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { i18next } from './i18n';

/** `new_one` and `new_other` are asked for as `new`. */
type Stem<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base | K : K;

/**
 * Declares a feature's strings, Chinese first; English must have the same keys or it does not compile. Plurals by
 * i18next's suffixes (`new_one`, `new_other`) with a `count`, values as `{{name}}`. Returns the hook that reads them.
 */
export const defineStrings = <const Z extends Readonly<Record<string, string>>>(
  namespace: string,
  zh: Z,
  en: Readonly<Record<keyof Z, string>>,
) => {
  i18next.addResourceBundle('zh-CN', namespace, zh);
  i18next.addResourceBundle('en', namespace, en);
  return () => {
    const { t } = useTranslation(namespace);
    return useCallback((key: Stem<keyof Z & string>, values?: TOptions): string => String(t(key as string, values ?? {})), [t]);
  };
};
