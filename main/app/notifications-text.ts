import type { PushValue } from '../../preload/contract';
import type { Notice } from '../services';
import type { Language } from './language';

const words = {
  'zh-CN': { urgent: '紧急案件', overdue: '案件已超时' },
  en: { urgent: 'Urgent case', overdue: 'Case overdue' },
} as const;

/** Title and text of a notification. It stands on a screen that others see: no name, no address, no text of the case. */
export const noticeText = (kind: PushValue<'announce'>['kind'], notice: Notice, language: Language): { title: string; body: string } => ({
  title: `${words[language][kind]} ${notice.number}`,
  body: [notice.category?.[language === 'en' ? 'en' : 'zh'], notice.villageName]
    .filter((part) => part !== undefined && part !== '')
    .join(' · '),
});
