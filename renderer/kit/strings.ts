import i18next, { type TOptions } from 'i18next';
import { useTranslation } from 'react-i18next';

export type Lang = 'zh-CN' | 'en';

/**
 * Declares a feature's strings, Chinese first; English must have the same keys or it does not compile. Plurals by
 * i18next's suffixes (`new_one`, `new_other`), values as `{{name}}`. Returns the hook that reads them.
 */
export const defineStrings = <const Z extends Readonly<Record<string, string>>>(
  namespace: string,
  zh: Z,
  en: Readonly<Record<keyof Z, string>>,
) => {
  type Key = keyof Z & string;
  type Base = Key extends infer K ? (K extends `${infer B}_${'one' | 'other'}` ? B | K : K) : never;
  i18next.addResourceBundle('zh-CN', namespace, zh);
  i18next.addResourceBundle('en', namespace, en);
  return () => {
    const { t } = useTranslation(namespace);
    return (key: Base, values?: TOptions): string => t(key, values ?? {});
  };
};
