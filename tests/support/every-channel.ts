import {
  COMMAND_NAMES,
  EVALUATION_GROUPS,
  FIGURES,
  ON_TIME_DAYS,
  type Audience,
  type Channel,
  type CommandName,
  type Input,
} from '../../preload/contract';
import { jpegFile } from './photo-files';
import { newId } from './uuid';

/** What questions can be about. */
export interface Asker {
  readonly caseIds: readonly string[];
  /** A case that may be changed by what is asked. */
  readonly spare: string;
  readonly personIds: readonly string[];
  readonly department: string;
  readonly member: string;
  readonly area: string;
  readonly windowId: string;
  /** What a search is for. */
  readonly words: readonly string[];
}

/** How a channel is asked: its questions, or why it is left to others. */
export type Asked<C extends Channel> = ((about: Asker) => readonly Input<C>[]) | { readonly apart: string };

const nothing = (): readonly undefined[] => [undefined];
const reason = '核对';
const now = (): number => Date.now();
const everybody: Audience = { areas: [], roles: [], onDuty: false };
const act = ({ spare }: Asker) => ({ commandId: newId(), caseId: spare });
const forPeople =
  <T>(more: (about: Asker) => T) =>
  (about: Asker) =>
    about.personIds.map((personId) => ({ commandId: newId(), personId, ...more(about) }));

/** Each command on the spare case; which of them its state and the seat allow does not matter here. */
const commands: { readonly [N in CommandName as `cases.${N}`]: Asked<`cases.${N}`> } = {
  'cases.report': (about) => [
    {
      ...act(about),
      caseId: newId(),
      title: '路灯不亮',
      description: '',
      source: 'operator',
      location: { lon: 103.82, lat: 25.6, crs: 'WGS84' },
    },
    // Somebody of the roster, whose number the window knows masked only.
    {
      ...act(about),
      caseId: newId(),
      title: '路灯不亮',
      description: '',
      source: 'operator',
      location: { lon: 103.82, lat: 25.6, crs: 'WGS84' },
      reporterId: about.member,
    },
  ],
  'cases.accept': (about) => [{ ...act(about), category: 'power-tree', priority: 'routine' }],
  'cases.refile': (about) => [{ ...act(about), category: 'power-tree', priority: 'important' }],
  'cases.reject': (about) => [{ ...act(about), reason }],
  'cases.void': (about) => [{ ...act(about), reason }],
  'cases.merge': (about) => about.caseIds.slice(0, 1).map((into) => ({ ...act(about), into })),
  'cases.unmerge': (about) => [{ ...act(about) }],
  'cases.dispatch': (about) => [{ ...act(about), tasks: [{ departmentId: about.department, lead: true, instructions: reason }] }],
  'cases.recall': (about) => [{ ...act(about), taskId: newId(), reason }],
  'cases.acknowledge': (about) => [{ ...act(about), taskId: newId() }],
  'cases.arrive': (about) => [{ ...act(about), taskId: newId() }],
  'cases.complete': (about) => [{ ...act(about), taskId: newId(), feedback: reason }],
  'cases.decline': (about) => [{ ...act(about), taskId: newId(), reason }],
  'cases.reply': (about) => [{ ...act(about), text: reason }],
  'cases.note': (about) => [{ ...act(about), text: reason }],
  'cases.escalate': (about) => [{ ...act(about), toArea: about.area.slice(0, 6), reason }],
  'cases.return': (about) => [{ ...act(about), reason }],
  'cases.supervise': (about) => [{ ...act(about), level: 'blue', text: reason }],
  'cases.explain': (about) => [{ ...act(about), level: 'blue', text: reason }],
  'cases.dispute': (about) => [
    { ...act(about), kind: 'land', people: 2, parties: [{ side: 'applicant', name: '甲', phone: '10000000007' }] },
  ],
  'cases.mediate': (about) => [{ ...act(about), step: 'mediated', text: reason }],
  'cases.transfer': (about) => [{ ...act(about), to: 'police', office: '派出所' }],
  'cases.extend': (about) => [{ ...act(about), reason }],
  'cases.suspend': (about) => [{ ...act(about), reason }],
  'cases.resume': (about) => [{ ...act(about) }],
  'cases.request': (about) => [{ ...act(about), kind: 'appeal', reason }],
  'cases.answer': (about) => [{ ...act(about), requestId: newId(), granted: false }],
  'cases.offer': (about) => [{ ...act(about), memberIds: [about.member] }],
  'cases.verify': (about) => [{ ...act(about), result: 'pass' }],
  'cases.close': (about) => [{ ...act(about), outcome: 'resolved' }],
  'cases.reopen': (about) => [{ ...act(about), reason }],
};

/**
 * Every channel of the contract, with valid questions: a channel that is new does not compile until somebody has said
 * here how it is asked, or why not.
 */
export const EVERY_CHANNEL: { readonly [C in Channel]: Asked<C> } = {
  'boot.state': nothing,
  'boot.unlock': { apart: 'asked of a console that is locked; it answers what `boot.state` does' },
  'boot.recover': { apart: 'asked of a console that is locked; it answers what `boot.state` does' },
  'boot.act': { apart: 'asked of a console whose file is damaged; it answers what `boot.state` does' },
  'desk.lock': { apart: 'ends the walk' },
  'keys.state': nothing,
  'keys.setPassphrase': () => [{ current: 'not the passphrase', next: 'another passphrase' }],
  'keys.makeRecovery': () => [{ current: 'not the passphrase' }],
  'app.info': nothing,
  'app.openWindow': { apart: 'each kind of window is opened and looked at by the walk' },
  'settings.read': nothing,
  'settings.update': () => [{}],
  'feed.snapshot': () => [{ cursor: null, limit: 1000 }],
  'feed.changes': () => [{ since: 0, limit: 1000 }],
  'directory.read': nothing,
  'directory.grids': ({ area }) => [{ area }],
  'directory.locate': () => [{ lon: 103.8217, lat: 25.6025, crs: 'WGS84' }],
  'directory.places': ({ words }) => words.map((text) => ({ text, limit: 50 })),
  'directory.members': ({ words }) => words.map((text) => ({ text, limit: 50 })),
  'intake.rules': nothing,
  'cases.candidates': () => [{ title: '独自在家', description: '屋里没有人应声', lon: 103.82, lat: 25.6 }],
  'cases.compare': ({ caseIds, spare }) => caseIds.map((caseId) => ({ caseId, other: spare })),
  'cases.read': ({ caseIds, spare }) => [...caseIds, spare].map((caseId) => ({ caseId })),
  'cases.search': ({ words }) => words.map((text) => ({ text, limit: 200 })),
  'archive.page': ({ words }) => [{ limit: 200 }, ...words.map((text) => ({ text, limit: 200 }))],
  'cases.markRead': ({ caseIds }) => caseIds.map((caseId) => ({ caseId })),
  ...commands,
  'cases.waiting': nothing,
  'cases.takeBack': () => [{ commandId: newId() }],
  'cases.sendNow': () => [{}],
  'cases.checkers': ({ caseIds, spare }) => [...caseIds, spare].map((caseId) => ({ caseId })),
  'routing.read': nothing,
  'upstream.login': nothing,
  'upstream.keepLogin': () => [{ kind: 'none' }],
  'upstream.retry': nothing,
  'drafts.read': nothing,
  'drafts.write': ({ windowId, spare }) => [{ windowId, about: spare, form: 'note', fields: '{}' }],
  'drafts.drop': ({ windowId, spare }) => [{ windowId, about: spare, form: 'note' }],
  'views.read': nothing,
  'views.write': () => [{ views: [{ id: 'all', filter: { only: 'all', text: '', sort: 'due' } }] }],
  'presence.look': ({ windowId, caseIds }) => caseIds.map((caseId) => ({ windowId, caseId })),
  'presence.read': nothing,
  'people.read': ({ personIds }) => personIds.map((personId) => ({ personId })),
  'people.ofCase': ({ caseIds }) => caseIds.map((caseId) => ({ caseId })),
  'people.reveal': { apart: 'what it tells is what the walk compares with the table' },
  'people.reveals': nothing,
  'people.protection': ({ personIds, caseIds }) => [
    ...personIds.map((personId) => ({ personId })),
    ...caseIds.map((caseId) => ({ caseId })),
  ],
  'people.duty': forPeople(() => ({ to: 'police-station', reportedAt: now() })),
  'people.visit': forPeople(() => ({ visitedAt: now() - 60_000, result: 'well' as const })),
  'people.assess': forPeople(() => ({ kind: 'lives-alone' as const, level: 2, reason })),
  'people.plan': { apart: 'would end the look-ins that the walk looks for; it answers as `people.visit` does' },
  'people.hand': forPeople(({ member }) => ({ memberId: member })),
  'people.leave': { apart: 'would end the care of who is looked for; it answers as `people.visit` does' },
  'people.restore': forPeople(() => ({ reason })),
  'attention.settle': () => [{ id: newId(), how: 'dismiss' }],
  'media.add': () => [{ photo: Uint8Array.from(jpegFile()), thumb: Uint8Array.from(jpegFile()) }],
  'media.state': () => [{ mediaId: newId(), small: true }],
  'media.unsent': () => [{ mediaIds: [newId()] }],
  'media.retry': () => [{ mediaIds: [newId()] }],
  'cases.unmask': { apart: 'is the signed way out; tests/integration/services/disputes.test.ts asks it' },
  'paper.print': { apart: 'opens the system’s dialog; it answers as `paper.save` does' },
  'paper.save': ({ caseIds }) => [{ paper: 'case-history', caseId: caseIds[0]! }],
  'roster.branch': ({ area }) => [{}, { area }, { area: `${area}201` }],
  'roster.board': { apart: 'names and numbers of a village’s grid members, for the board that hangs there; its own test asks it' },
  'roster.facts': ({ area }) => [{}, { area }],
  'roster.people': ({ words }) => ['', ...words].map((text) => ({ text, skip: 0, limit: 200 })),
  'contact.reach': { apart: 'tells one number of the roster, to call it; the test of the roster asks it' },
  'baseMap.read': nothing,
  'baseMap.choose': () => [{ choice: 'schematic' }],
  'baseMap.pickFile': { apart: 'opens the system’s dialog; it answers with the name of a file' },
  'baseMap.keepKey': () => [{ key: null }],
  'baseMap.keepUpTo': () => [{ megabytes: 200 }],
  'baseMap.forget': nothing,
  'baseMap.retry': nothing,
  'imports.roster': { apart: 'opens the system’s dialog; it answers in figures' },
  'roster.badRows': () => [{ importId: newId(), skip: 0, limit: 500 }],
  'roster.take': () => [{ importId: newId() }],
  'roster.imports': nothing,
  'roster.takeBack': () => [{ importId: newId() }],
  'imports.grids': { apart: 'opens the system’s dialog; it answers in figures and outlines of the land' },
  'grids.check': () => [{ importId: newId(), system: 'WGS84', columns: { code: 'code' } }],
  'grids.badFeatures': () => [{ importId: newId(), skip: 0, limit: 500 }],
  'grids.take': () => [{ importId: newId() }],
  'grids.imports': nothing,
  'grids.takeBack': () => [{ importId: newId() }],
  'drills.limits': nothing,
  'drills.list': nothing,
  'drills.draw': ({ area }) => [
    { onDuty: false, people: 20 },
    { area, role: 'grid-member', onDuty: true, people: 5 },
  ],
  'drills.read': () => [{ drillId: newId() }],
  'drills.result': ({ member }) => [{ drillId: newId(), memberId: member, result: 'answered' }],
  'drills.again': () => [{ drillId: newId() }],
  'drills.reachability': nothing,
  'selection.read': ({ member }) => [{ memberId: member }],
  'selection.record': ({ member }) => [
    { commandId: newId(), memberId: member, step: 'self-nomination', on: '2026-01-05', by: reason, checked: [] },
  ],
  'audit.read': () => [{ limit: 500 }],
  'audit.verify': nothing,
  'map.loads': nothing,
  'map.duty': () => [{}, { box: { west: 103, south: 25, east: 105, north: 26 } }],
  'map.heat': () => [
    { over: 'day-by-hour', level: 'village' },
    { over: 'quarter-by-week', level: 'grid', from: now() },
  ],
  'map.onTime': () => ON_TIME_DAYS.map((days) => ({ days })),
  'wall.read': nothing,
  'wall.figures': nothing,
  'evaluation.read': ({ area }) => [
    { period: { from: 0, to: now() + 1000 }, before: { from: 0, to: now() } },
    { period: { from: 0, to: now() + 1000 }, area },
  ],
  'evaluation.groups': () => EVALUATION_GROUPS.map((by) => ({ period: { from: 0, to: now() + 1000 }, asOf: now() + 1000, by })),
  'evaluation.visits': () => [{ period: { from: 0, to: now() + 1000 }, asOf: now() + 1000 }],
  'evaluation.reach': () => [{ period: { from: 0, to: now() + 1000 }, asOf: now() + 1000 }],
  'evaluation.cases': () =>
    FIGURES.flatMap((figure) =>
      (['numerator', 'rest'] as const).map((part) => ({
        period: { from: 0, to: now() + 1000 },
        asOf: now() + 1000,
        behind: { of: 'figure' as const, figure, part },
        skip: 0,
        limit: 200,
      })),
    ),
  'mobilise.preview': () => [{ audience: everybody }, { audience: { ...everybody, roles: ['cadre'], onDuty: true } }],
  'mobilise.groups': nothing,
  'mobilise.keepGroups': () => [{ groups: [{ id: 'all', name: '全体', audience: everybody }] }],
  'mobilise.send': () => [
    { commandId: newId(), broadcastId: newId(), kind: 'notice', title: '通知', text: reason, windowMinutes: 60, audience: everybody },
  ],
  'mobilise.takeBack': () => [{ broadcastId: newId() }],
  'mobilise.list': nothing,
  'mobilise.board': () => [{ broadcastId: newId() }],
  'mobilise.calls': () => [{ broadcastId: newId(), skip: 0, limit: 200 }],
  'mobilise.claim': () => [{ commandId: newId(), broadcastId: newId(), people: 10 }],
  'mobilise.mine': () => [{ broadcastId: newId() }],
  'mobilise.record': ({ member }) => [{ commandId: newId(), broadcastId: newId(), memberId: member, result: 'no-answer' }],
  'mobilise.replies': () => [{ broadcastId: newId(), only: 'all', skip: 0, limit: 200 }],
  'mobilise.mark': () => [{ commandId: newId(), broadcastId: newId(), replyId: newId(), mark: 'clue' }],
  'mobilise.handOver': () => [{ commandId: newId(), broadcastId: newId(), replyId: newId(), caseId: newId(), category: 'power-tree' }],
  'mobilise.close': () => [{ commandId: newId(), broadcastId: newId(), outcome: reason }],
  'mobilise.report': () => [{ broadcastId: newId() }],
  'mobilise.wall': nothing,
  'exports.audit': nothing,
  'exports.cases': () => [
    { format: 'csv', from: 0, to: now() + 1000 },
    { format: 'xlsx', from: 0, to: now() + 1000 },
  ],
  'exports.roster': () => [{ format: 'csv' }, { format: 'xlsx' }],
  'exports.gridFaults': () => [{ importId: newId() }],
  'exports.evaluation': () => [{ kind: 'free', period: { from: 0, to: now() + 1000 } }],
  'reports.read': nothing,
  'reports.choose': { apart: 'opens the system’s dialog; it answers as `reports.read` does' },
  'reports.plan': () => [{ weekly: false, monthly: false, stop: true }],
  'exports.people': () => [{ format: 'csv' }, { format: 'xlsx' }],
  'diagnostics.read': nothing,
  'diagnostics.quarantine': () => [{ limit: 500 }],
  'diagnostics.retry': () => [{}, { id: 1 }],
};

/** Channels that carry out commands, which come last: they change what the others answer. */
export const isCommand = (channel: Channel): boolean => (COMMAND_NAMES as readonly string[]).includes(channel.replace(/^cases\./, ''));
