import { Notification } from 'electron';
import type { PushValue } from '../../preload/contract';
import type { Language } from './language';

/** What may be said of a case outside the console. */
export interface Notice {
  readonly number: string;
  readonly villageName: string;
  readonly category?: string | undefined;
}

const words = {
  'zh-CN': { urgent: '紧急案件', overdue: '案件已超时' },
  en: { urgent: 'Urgent case', overdue: 'Case overdue' },
} as const;

/** Title and text of a notification. It stands on a screen that others see: no name, no address, no text of the case. */
export const noticeText = (kind: PushValue<'announce'>['kind'], notice: Notice, language: Language): { title: string; body: string } => ({
  title: `${words[language][kind]} ${notice.number}`,
  body: [notice.category, notice.villageName].filter((part) => part !== undefined && part !== '').join(' · '),
});

/** Shows a desktop notification; never takes the focus. Without a notification service it does nothing. */
export const notify = (text: { title: string; body: string }, clicked: () => void): void => {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ ...text, silent: true });
  notification.on('click', clicked);
  notification.show();
};
