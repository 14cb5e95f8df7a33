import { describe, expect, it } from 'vitest';
import { languageFor, posixLanguages } from '../../../main/app/language';

describe('the interface language', () => {
  it.each([
    [['zh-CN'], 'zh-CN'],
    [['zh_TW.UTF-8'], 'zh-CN'],
    [['en-GB', 'zh-CN'], 'en'],
    [['fr-FR', 'en-US'], 'en'],
    [['fr-FR'], 'zh-CN'],
    [['english'], 'zh-CN'],
    [[], 'zh-CN'],
  ])('for %j is %s', (preferred, language) => {
    expect(languageFor(preferred)).toBe(language);
  });

  it.each([
    [{}, 'zh-CN'],
    [{ LANG: 'C.UTF-8' }, 'zh-CN'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_CN.UTF-8', LANGUAGE: 'en:zh' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, 'zh-CN'],
  ])('of the environment %j is %s', (env, language) => {
    expect(languageFor(posixLanguages(env))).toBe(language);
  });
});
