export type Language = 'zh-CN' | 'en';

/**
 * The interface language for what the operating system prefers (BCP 47 or POSIX names, the best first): the first that
 * the console speaks, else Chinese.
 */
export const languageFor = (preferred: readonly string[]): Language => {
  for (const name of preferred) {
    if (/^zh\b/i.test(name.replaceAll('_', '-'))) return 'zh-CN';
    if (/^en\b/i.test(name.replaceAll('_', '-'))) return 'en';
  }
  return 'zh-CN';
};

/**
 * What a POSIX environment prefers, in the order gettext looks. Chromium cannot be asked: it answers `en-US` for a
 * machine that has no language at all.
 */
export const posixLanguages = (env: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  if (locale === '' || /^(C|POSIX)(\.|$)/.test(locale)) return [];
  return [...(env['LANGUAGE'] ?? '').split(':'), locale].filter((name) => name !== '');
};
