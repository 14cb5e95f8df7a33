import { describe, expect, it } from 'vitest';
import { careText, noticeText, sumText, tasksText, urgentText } from '../../../main/app/notifications-text';

const notice = { number: '1123-7K4', villageName: '座棚村', category: { zh: '电力设施与树障', en: 'Power lines and trees' } };

describe('the text of a notification', () => {
  it('names kind, number, category and village, in the language of the screen', () => {
    expect(noticeText('warning', notice, 'zh-CN')).toEqual({ title: '案件临近时限 1123-7K4', body: '电力设施与树障 · 座棚村' });
    expect(noticeText('overdue', notice, 'en')).toEqual({ title: 'Case overdue 1123-7K4', body: 'Power lines and trees · 座棚村' });
  });

  it('sums several up, and leaves out what there is none of', () => {
    expect(sumText({ overdue: 3, warnings: 2 }, 'zh-CN')).toEqual({ title: '时限提醒', body: '3 件已超时，2 件临近时限' });
    expect(sumText({ overdue: 3, warnings: 0 }, 'en')).toEqual({ title: 'Time limits', body: '3 overdue' });
    expect(sumText({ overdue: 0, warnings: 2 }, 'en')).toEqual({ title: 'Time limits', body: '2 near their limit' });
  });

  it('calls a department to its new tasks: one by the number of its case, several by how many there are', () => {
    expect(noticeText('task', notice, 'zh-CN')).toEqual({ title: '新任务 1123-7K4', body: '电力设施与树障 · 座棚村' });
    expect(noticeText('task', notice, 'en')).toEqual({ title: 'New task 1123-7K4', body: 'Power lines and trees · 座棚村' });
    expect(tasksText(3, 'zh-CN')).toEqual({ title: '新任务', body: '3 项任务等待接单' });
    expect(tasksText(3, 'en')).toEqual({ title: 'New tasks', body: '3 tasks to acknowledge' });
  });

  it('counts several urgent cases', () => {
    expect(urgentText(12, 'zh-CN')).toEqual({ title: '紧急案件', body: '新增 12 件紧急案件' });
    expect(urgentText(12, 'en')).toEqual({ title: 'Urgent cases', body: '12 new urgent cases' });
  });

  it('says of a visit that is late which village it is in, and no more', () => {
    expect(careText('visit', '座棚村', 'zh-CN')).toEqual({ title: '关爱走访逾期', body: '座棚村' });
    expect(careText('look-in', '座棚村', 'en')).toEqual({ title: 'Look-in not recorded', body: '座棚村' });
  });
});
