import type { PushValue } from '../../preload/contract';
import type { Pushes } from '../ipc/pushes';
import type { Notice, Services } from '../services';
import type { Language } from './language';
import { notify } from './notifications';
import { careText, noticeText, sumText, tasksText, urgentText } from './notifications-text';
import type { Preferences } from './preferences';
import type { Windows } from './windows';

export type Announce = (announcement: PushValue<'announce'>, services: Services) => void;

const textOf = (
  { kind, cases, sum, tasks }: PushValue<'announce'>,
  notice: Notice,
  language: Language,
): { title: string; body: string } => {
  if (cases !== undefined) return urgentText(cases, language);
  if (sum) return sumText(sum, language);
  return tasks === undefined ? noticeText(kind, notice, language) : tasksText(tasks, language);
};

/** Tells the windows, and the desktop if the operator wants it; a click on that shows the case. */
export const announceTo =
  (preferences: Preferences, windows: Windows, push: Pushes): Announce =>
  (announcement, services) => {
    push('announce', announcement);
    const notice = preferences.read().notifications ? services.notice(announcement.caseId) : undefined;
    if (!notice) return;
    const language = preferences.language();
    notify(textOf(announcement, notice, language), () => {
      windows.focus(announcement.caseId);
      push('show', { caseId: announcement.caseId });
    });
  };

export type CallOut = (late: PushValue<'care'>, services: Services) => void;

/** The same for a visit that has just become late; the desktop is told the village and nothing of the person. */
export const callOutTo =
  (preferences: Preferences, windows: Windows, push: Pushes): CallOut =>
  (late, services) => {
    push('care', late);
    const villageName = preferences.read().notifications ? services.villageOf(late.personId) : undefined;
    if (villageName === undefined) return;
    notify(careText(late.kind, villageName, preferences.language()), () => {
      windows.focus();
      push('show', { personId: late.personId });
    });
  };
