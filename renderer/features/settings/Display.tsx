import type { Settings } from '../../../preload/contract';
import { Choice } from './Choice';
import { Section } from './Section';
import { useSettingsStrings } from './strings';

interface Props {
  readonly settings: Settings;
  readonly change: (patch: Partial<Settings>) => void;
}

export const Display = ({ settings, change }: Props) => {
  const t = useSettingsStrings();
  return (
    <Section title={t('display')}>
      <Choice
        label={t('lang')}
        testId="lang"
        value={settings.lang}
        onChange={(lang) => change({ lang })}
        options={(['system', 'zh-CN', 'en'] as const).map((value) => ({ value, word: t(`lang.${value}`) }))}
      />
      <Choice
        label={t('theme')}
        testId="theme"
        value={settings.theme}
        onChange={(theme) => change({ theme })}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, word: t(`theme.${value}`) }))}
      />
    </Section>
  );
};
