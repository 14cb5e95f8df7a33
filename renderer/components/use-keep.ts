import { useCallback } from 'react';
import type { SettingsPatch } from '../../preload/contract';
import { defineStrings, updateSettings } from '../kit';
import { useToast } from './Toasts';

const useStrings = defineStrings(
  'keep',
  { notKept: '这一选择没有保存；关闭之前仍然有效。' },
  { notKept: 'This choice was not saved; it holds until this is closed.' },
);

/** Keeps with the settings what was chosen beside a view. Where that fails it holds as long as the view, and that is said. */
export const useKeep = (): ((patch: SettingsPatch) => void) => {
  const t = useStrings();
  const toast = useToast();
  return useCallback((patch) => void updateSettings(patch).catch(() => toast({ message: t('notKept') })), [t, toast]);
};
