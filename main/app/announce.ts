import type { PushValue } from '../../preload/contract';
import type { Pushes } from '../ipc/pushes';
import type { Services } from '../services';
import { notify } from './notifications';
import { noticeText, sumText } from './notifications-text';
import type { Preferences } from './preferences';
import type { Windows } from './windows';

export type Announce = (announcement: PushValue<'announce'>, services: Services) => void;

/** Tells the windows, and the desktop if the operator wants it; a click on that shows the case. */
export const announceTo =
  (preferences: Preferences, windows: Windows, push: Pushes): Announce =>
  (announcement, services) => {
    push('announce', announcement);
    const notice = preferences.read().notifications ? services.notice(announcement.caseId) : undefined;
    if (!notice) return;
    const language = preferences.language();
    const text = announcement.sum ? sumText(announcement.sum, language) : noticeText(announcement.kind, notice, language);
    notify(text, () => {
      windows.focus(announcement.caseId);
      push('show', { caseId: announcement.caseId });
    });
  };
