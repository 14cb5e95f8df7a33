import { useSyncExternalStore } from 'react';
import type { AppInfo, Settings, SettingsPatch } from '../../preload/contract';
import { griddesk, valueOf } from './bridge';
import { setLang, type Lang } from './i18n';

/** Settings and facts about the app, read before the first paint and kept up to date by pushes from main. */
let settings: Settings | undefined;
let info: AppInfo | undefined;
const listeners = new Set<() => void>();

const resolveLang = (wanted: Settings['lang'], system: string): Lang =>
  wanted === 'system' ? (system.startsWith('en') ? 'en' : 'zh-CN') : wanted;

const take = (next: Settings) => {
  settings = next;
  setLang(next.lang === 'system' && info ? info.lang : resolveLang(next.lang, navigator.language));
  for (const listener of [...listeners]) listener();
};

/** Asks main once; call before drawing. */
export const loadSettings = async (): Promise<void> => {
  griddesk.onSettings(take);
  [info, settings] = await Promise.all([valueOf(griddesk.app.info()), valueOf(griddesk.settings.read())]);
  // A language given at the start wins over the saved one until it is changed here.
  setLang(info.lang);
  for (const listener of [...listeners]) listener();
};

export const updateSettings = async (patch: SettingsPatch): Promise<void> => {
  if (patch.lang === 'system') info = info && { ...info, lang: resolveLang('system', navigator.language) };
  take(await valueOf(griddesk.settings.update(patch)));
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const loaded = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('loadSettings() must end before the first component is drawn');
  return value;
};

export const currentSettings = (): Settings => loaded(settings);
export const useSettings = (): Settings => useSyncExternalStore(subscribe, currentSettings);
export const useAppInfo = (): AppInfo => useSyncExternalStore(subscribe, () => loaded(info));
/** Calls back on every change of the settings; hands back the function that ends it. */
export const onSettingsChanged = subscribe;
