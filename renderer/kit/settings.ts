import { useSyncExternalStore } from 'react';
import type { AppInfo, Settings, SettingsPatch } from '../../preload/contract';
import { griddesk, valueOf } from './bridge';
import { setLang } from './i18n';

/** Settings and facts about the app, read before the first paint and kept up to date by pushes from main. */
let settings: Settings | undefined;
let info: AppInfo | undefined;
const listeners = new Set<() => void>();

/** Main knows what `system` means and what the start asked for. */
const readInfo = async (): Promise<void> => {
  info = await valueOf(griddesk.app.info());
  setLang(info.lang);
};

const take = (next: Settings): void => {
  settings = next;
  if (next.lang !== 'system') setLang(next.lang);
  void readInfo().finally(() => {
    for (const listener of [...listeners]) listener();
  });
};

/** Asks main once; call before drawing. */
export const loadSettings = async (): Promise<void> => {
  griddesk.onSettings(take);
  [settings] = await Promise.all([valueOf(griddesk.settings.read()), readInfo()]);
};

/** Throws BridgeError when main refuses. */
export const updateSettings = async (patch: SettingsPatch): Promise<void> => take(await valueOf(griddesk.settings.update(patch)));

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
