import type { PushValue } from '../../preload/contract';
import type { Notice } from '../services';
import type { Language } from './language';

const words = {
  'zh-CN': { urgent: '紧急案件', warning: '案件临近时限', overdue: '案件已超时', task: '新任务', limits: '时限提醒' },
  en: { urgent: 'Urgent case', warning: 'Case near its limit', overdue: 'Case overdue', task: 'New task', limits: 'Time limits' },
} as const;

const parts = {
  'zh-CN': { overdue: (count: number) => `${count} 件已超时`, warnings: (count: number) => `${count} 件临近时限`, between: '，' },
  en: { overdue: (count: number) => `${count} overdue`, warnings: (count: number) => `${count} near their limit`, between: ', ' },
} as const;

/** Several limits at once, in one notification. */
export const sumText = (sum: NonNullable<PushValue<'announce'>['sum']>, language: Language): { title: string; body: string } => {
  const { overdue, warnings, between } = parts[language];
  const said = [sum.overdue > 0 ? overdue(sum.overdue) : '', sum.warnings > 0 ? warnings(sum.warnings) : ''];
  return { title: words[language].limits, body: said.filter((part) => part !== '').join(between) };
};

const taskWords = {
  'zh-CN': { title: '新任务', body: (count: number) => `${count} 项任务等待接单` },
  en: { title: 'New tasks', body: (count: number) => `${count} tasks to acknowledge` },
} as const;

/** Several new tasks at once. */
export const tasksText = (count: number, language: Language): { title: string; body: string } => ({
  title: taskWords[language].title,
  body: taskWords[language].body(count),
});

const urgentWords = {
  'zh-CN': { title: '紧急案件', body: (count: number) => `新增 ${count} 件紧急案件` },
  en: { title: 'Urgent cases', body: (count: number) => `${count} new urgent cases` },
} as const;

/** Several new urgent cases at once. */
export const urgentText = (count: number, language: Language): { title: string; body: string } => ({
  title: urgentWords[language].title,
  body: urgentWords[language].body(count),
});

/** Title and text of a notification. It stands on a screen that others see: no name, no address, no text of the case. */
export const noticeText = (kind: PushValue<'announce'>['kind'], notice: Notice, language: Language): { title: string; body: string } => ({
  title: `${words[language][kind]} ${notice.number}`,
  body: [notice.category?.[language === 'en' ? 'en' : 'zh'], notice.villageName]
    .filter((part) => part !== undefined && part !== '')
    .join(' · '),
});

const careWords = {
  'zh-CN': { visit: '关爱走访逾期', 'look-in': '早晚看望未登记' },
  en: { visit: 'Care visit overdue', 'look-in': 'Look-in not recorded' },
} as const;

/** A visit that is late: which village, and not whose. */
export const careText = (kind: PushValue<'care'>['kind'], villageName: string, language: Language): { title: string; body: string } => ({
  title: careWords[language][kind],
  body: villageName,
});
