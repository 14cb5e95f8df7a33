import { useMemo } from 'react';
import { BASE_CHOICES, type SettingsPatch } from '../../preload/contract';
import { useToast } from '../components';
import { chooseBaseMap, isBaseReady, updateSettings, useBaseMap, useBaseMapWords, useSettings } from '../kit';
import type { PaletteAction } from '../features/palette';
import { useAppStrings } from './strings';

/** What can be switched without going to the settings; each line says what it would be. */
export const useSettingActions = (): readonly PaletteAction[] => {
  const t = useAppStrings();
  const toast = useToast();
  const { lang, theme, sounds, notifications } = useSettings();
  const baseMap = useBaseMap();
  const tBase = useBaseMapWords();
  return useMemo(() => {
    const change = (id: string, label: string, patch: SettingsPatch): PaletteAction => ({
      id,
      label,
      run: () => void updateSettings(patch).catch(() => toast({ message: t('notSwitched') })),
    });
    return [
      ...(lang === 'zh-CN' ? [] : [change('lang-zh', t('langZh'), { lang: 'zh-CN' })]),
      ...(lang === 'en' ? [] : [change('lang-en', t('langEn'), { lang: 'en' })]),
      ...(['light', 'dark', 'system'] as const)
        .filter((one) => one !== theme)
        .map((one) => change(`theme-${one}`, t(`theme-${one}`), { theme: one })),
      change('sounds', t(sounds ? 'soundsOff' : 'soundsOn'), { sounds: !sounds }),
      ...BASE_CHOICES.filter((one) => baseMap && one !== baseMap.choice && isBaseReady(baseMap, one)).map((one) => ({
        id: `base-map-${one}`,
        label: tBase('switchTo', { base: tBase(one) }),
        run: () => void chooseBaseMap(one).catch(() => toast({ message: t('notSwitched') })),
      })),
      change('notifications', t(notifications ? 'notificationsOff' : 'notificationsOn'), { notifications: !notifications }),
    ];
  }, [t, tBase, toast, lang, theme, sounds, notifications, baseMap]);
};
