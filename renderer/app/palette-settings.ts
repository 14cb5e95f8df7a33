import { useMemo } from 'react';
import type { SettingsPatch } from '../../preload/contract';
import { useToast } from '../components';
import { updateSettings, useSettings } from '../kit';
import type { PaletteAction } from '../features/palette';
import { useAppStrings } from './strings';

/** What can be switched without going to the settings; each line says what it would be. */
export const useSettingActions = (): readonly PaletteAction[] => {
  const t = useAppStrings();
  const toast = useToast();
  const { lang, theme, sounds, notifications } = useSettings();
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
      change('notifications', t(notifications ? 'notificationsOff' : 'notificationsOn'), { notifications: !notifications }),
    ];
  }, [t, toast, lang, theme, sounds, notifications]);
};
