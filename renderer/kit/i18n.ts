import i18next from 'i18next';

export type Lang = 'zh-CN' | 'en';

/** Chinese first: what has no English yet shows Chinese, never a key. React escapes, so i18next does not. */
void i18next.init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  supportedLngs: ['zh-CN', 'en'],
  resources: {},
  defaultNS: 'app',
  initAsync: false,
  interpolation: { escapeValue: false },
});

/** Changes the language of the whole window at once, and of the document for screen readers and line breaking. */
export const setLang = (lang: Lang): void => {
  document.documentElement.lang = lang;
  if (i18next.language !== lang) void i18next.changeLanguage(lang);
};

export const currentLang = (): Lang => (i18next.language === 'en' ? 'en' : 'zh-CN');

export { i18next };
