import type { Channel, Input } from '../../../preload/contract';
import { jpegFile } from '../photo-files';
import { TOWNSHIP, VILLAGE } from '../wire';

/** Ids of what is there on the fuzzed console, and of what is not. */
export const CASE = '01a00000-0000-7000-8000-000000000001';
const OTHER = '01a00000-0000-7000-8000-000000000002';
const TASK = '01a00000-0000-7000-8000-000000000003';
const GIVEN = '01a00000-0000-7000-8000-000000000004';
const WINDOW = '01a00000-0000-7000-8000-000000000005';
export const PERSON = 'p-0001';
const AT = Date.parse('2026-11-23T09:00:00+08:00');

const about = { commandId: GIVEN, caseId: CASE };
const task = { ...about, taskId: TASK };
const of = { commandId: GIVEN, personId: PERSON };
const reason = '不属本辖区';
const passphrase = 'Not the passphrase of this console';
const sealed = 'SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY';

/** Inputs that fit, to be made not to. A channel of the contract without one does not compile. */
export type ChannelSamples = { readonly [C in Channel]: readonly [Input<C>, ...Input<C>[]] };

export const channelSamples: ChannelSamples = {
  'boot.state': [undefined],
  'boot.unlock': [{ passphrase }],
  'boot.recover': [{ code: '1234-5678-9012-3456-7890', passphrase }],
  'boot.act': [{ action: 'retry' }, { action: 'set-aside' }],
  'desk.lock': [undefined],
  'keys.state': [undefined],
  'keys.setPassphrase': [{ current: passphrase, next: 'another passphrase' }, { next: 'another passphrase' }],
  'keys.makeRecovery': [{ current: passphrase }, {}],
  'app.info': [undefined],
  'app.openWindow': [
    { show: 'case', caseId: CASE },
    { show: 'print', paper: 'dispatch-order', caseId: CASE },
  ],
  'settings.read': [undefined],
  'settings.update': [
    { lang: 'en', theme: 'dark', sounds: false, lockAfterMinutes: 15, undoSeconds: 0, upstream: 'nats://127.0.0.1:4222' },
    { seat: { area: TOWNSHIP, role: 'department', departmentId: 'power-supply', operatorId: 'op-1', operatorName: '王值班' } },
  ],
  'feed.snapshot': [{ cursor: null, limit: 10 }],
  'feed.changes': [{ since: 0, limit: 10 }],
  'directory.read': [undefined],
  'directory.grids': [{ area: VILLAGE }],
  'intake.rules': [undefined],
  'directory.locate': [{ lon: 103.82, lat: 25.6, crs: 'GCJ02' }],
  'directory.places': [{ text: '一号村', limit: 10 }],
  'directory.members': [{ text: '4567', limit: 10 }],
  'cases.candidates': [{ title: '枯树', description: '向电线倾斜', category: 'power', lon: 103.82, lat: 25.6 }],
  'cases.compare': [{ caseId: CASE, other: OTHER }],
  'cases.read': [{ caseId: CASE }],
  'cases.search': [{ text: '枯树', limit: 10 }],
  'cases.markRead': [{ caseId: CASE }],
  'cases.report': [
    {
      commandId: GIVEN,
      caseId: OTHER,
      title: '井盖',
      description: '',
      source: 'hotline',
      location: { lon: 104, lat: 25, crs: 'WGS84', address: '路口' },
      reporter: { id: 'gm-0001', name: '张试验', phone: '10001234567' },
      media: [TASK],
      urgency: 'urgent',
      draft: { about: 'intake', form: 'report' },
    },
  ],
  'cases.accept': [{ ...about, category: 'power', priority: 'urgent' }],
  'cases.refile': [{ ...about, category: 'other', priority: 'routine', reason }],
  'cases.reject': [{ ...about, reason }],
  'cases.void': [{ ...about, reason }],
  'cases.merge': [{ ...about, into: OTHER }],
  'cases.unmerge': [{ ...about, reason }],
  'cases.dispatch': [{ ...about, tasks: [{ departmentId: 'power-supply', lead: true, instructions: '', dueAt: AT }] }],
  'cases.recall': [{ ...task, reason }],
  'cases.acknowledge': [task],
  'cases.arrive': [task],
  'cases.complete': [{ ...task, feedback: '已处理', media: [OTHER] }],
  'cases.decline': [{ ...task, reason }],
  'cases.reply': [{ ...about, text: '已受理', promisedAt: AT }],
  'cases.note': [{ ...about, text: '备注', duty: { to: 'police-station', at: AT }, draft: { about: CASE, form: 'note' } }],
  'cases.escalate': [{ ...about, toArea: '530303', reason }],
  'cases.return': [{ ...about, reason }],
  'cases.supervise': [{ ...about, level: 'blue', text: '抓紧' }],
  'cases.explain': [{ ...about, level: 'blue', text: '已在办' }],
  'cases.extend': [{ ...about, dueAt: AT, reason }],
  'cases.suspend': [{ ...about, until: AT, reason }],
  'cases.resume': [about],
  'cases.request': [{ ...about, kind: 'extension', reason, dueAt: AT, taskId: TASK }],
  'cases.answer': [{ ...about, requestId: TASK, granted: true }],
  'cases.offer': [{ ...about, memberIds: ['gm-0001'], dueAt: AT }],
  'cases.verify': [{ ...about, result: 'fail', text: '未办结', redo: true }],
  'cases.close': [{ ...about, outcome: 'resolved', text: '已修好' }],
  'cases.reopen': [{ ...about, reason }],
  'cases.waiting': [undefined],
  'cases.takeBack': [{ commandId: GIVEN }],
  'cases.sendNow': [{ commandId: GIVEN }, {}],
  'cases.checkers': [{ caseId: CASE }],
  'routing.read': [undefined],
  'audit.read': [{ before: 100, limit: 50, who: 'op-1', kind: 'case.', result: 'ok' }],
  'audit.verify': [undefined],
  'evaluation.read': [
    { period: { from: AT, to: AT + 1 }, before: { from: AT - 1, to: AT }, area: VILLAGE, category: 'power-tree', memberId: 'gm-0001' },
    { period: { from: 0, to: AT }, departmentId: 'power-supply' },
  ],
  'evaluation.groups': [{ period: { from: AT, to: AT + 1 }, asOf: AT, by: 'area', area: VILLAGE, areaItself: true }],
  'evaluation.cases': [
    { period: { from: AT, to: AT + 1 }, asOf: AT, behind: { of: 'figure', figure: 'handled', part: 'numerator' }, skip: 0, limit: 50 },
    {
      period: { from: 0, to: AT },
      asOf: AT,
      behind: { of: 'figure', figure: 'closed', part: { excluded: 'appeal' } },
      skip: 1,
      limit: 1,
      area: VILLAGE,
    },
    { period: { from: 0, to: AT }, asOf: AT, behind: { of: 'stage', stage: 'handle', kind: 'running' }, skip: 0, limit: 10 },
  ],
  'wall.read': [undefined],
  'wall.figures': [undefined],
  'exports.audit': [undefined],
  'exports.cases': [{ format: 'csv', from: AT, to: AT + 1, unmasked: { purpose: '移交' } }],
  'exports.people': [{ format: 'csv' }],
  'presence.look': [{ windowId: WINDOW, caseId: CASE }],
  'presence.read': [undefined],
  'drafts.read': [undefined],
  'drafts.write': [{ windowId: WINDOW, about: CASE, form: `complete/${TASK}`, fields: '{"feedback":"已"}' }],
  'drafts.drop': [{ windowId: WINDOW, about: CASE, form: 'note' }],
  'views.read': [undefined],
  'views.write': [
    { views: [{ id: 'mine', name: '我的', filter: { only: 'mine', text: '', state: 'filed', village: VILLAGE, sort: 'due' } }] },
  ],
  'upstream.login': [undefined],
  'upstream.keepLogin': [{ kind: 'nkey', seed: sealed }, { kind: 'none' }],
  'upstream.retry': [undefined],
  'people.read': [{ personId: PERSON }],
  'people.ofCase': [{ caseId: CASE }],
  'people.reveal': [{ personId: PERSON, purpose: 'visit', words: '走访', caseId: CASE }],
  'people.reveals': [undefined],
  'people.protection': [{ personId: PERSON }, { caseId: CASE }],
  'people.duty': [{ ...of, to: 'police-station', reportedAt: AT, words: '邻居反映' }],
  'people.visit': [{ ...of, visitedAt: AT, by: 'gm-0001', result: 'well', text: '正常', next: '下月', checkUp: true }],
  'people.assess': [{ ...of, kind: 'mental-health', level: 3, condition: 'unstable', reason }],
  'people.plan': [{ ...of, lookIns: ['evening'], due: '2026-12-01', reason }],
  'people.hand': [{ ...of, memberId: 'gm-0001' }],
  'people.leave': [{ ...of, reason }],
  'people.restore': [{ ...of, reason }],
  'attention.settle': [{ id: TASK, how: 'again' }],
  'media.add': [{ photo: new Uint8Array(jpegFile()), thumb: new Uint8Array(jpegFile({ width: 8 })) }],
  'media.state': [{ mediaId: TASK, small: false }],
  'media.unsent': [{ mediaIds: [TASK] }],
  'media.retry': [{ mediaIds: [TASK] }],
  'paper.print': [{ paper: 'dispatch-order', caseId: CASE }],
  'paper.save': [{ paper: 'dispatch-order', caseId: CASE }],
  'roster.branch': [{}, { area: VILLAGE }],
  'roster.facts': [{}, { area: VILLAGE }],
  'roster.people': [
    { text: '张', skip: 0, limit: 10 },
    { text: '', area: VILLAGE, gridCode: 'g-1', role: 'cadre', onDuty: true, near: { lon: 103.8, lat: 25.6 }, skip: 5, limit: 200 },
  ],
  'contact.reach': [
    { memberId: 'gm-0001', how: 'call', caseId: CASE },
    { memberId: 'gm-0001', how: 'write' },
  ],
  'diagnostics.read': [undefined],
  'diagnostics.quarantine': [{ limit: 10 }],
  'diagnostics.retry': [{}, { id: 1 }],
};
