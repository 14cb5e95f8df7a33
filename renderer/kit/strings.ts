import type { TOptions } from 'i18next';
import { i18next, type Lang } from './i18n';
import { useLang } from './lang';

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
  type Read = (key: Stem<keyof Z & string>, values?: TOptions) => string;
  const readers = new Map<Lang, Read>();
  const readerOf = (lang: Lang): Read => {
    const fixed = i18next.getFixedT(lang, namespace);
    // A list asks for the same words row by row; i18next looks for them anew each time.
    const plain = new Map<string, string>();
    return (key, values) => {
      if (values) return String(fixed(key as string, values));
      const text = plain.get(key) ?? String(fixed(key as string));
      plain.set(key, text);
      return text;
    };
  };
  return (): Read => {
    const lang = useLang();
    const known = readers.get(lang) ?? readerOf(lang);
    readers.set(lang, known);
    return known;
  };
};
