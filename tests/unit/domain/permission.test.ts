import { describe, expect, it } from 'vitest';
import { CASE_ACTIONS, CASE_STATES, ROLES, TASK_ACTIONS, type CaseAction, type Command, type Seat } from '../../../preload/contract';
import { allowedActions as actionsUnder, allowedTaskActions, decide, type CaseState, type Decision } from '../../../main/domain';
import {
  command,
  COMMITTEE,
  contextAt,
  departments,
  MEMBER,
  MONDAY,
  POWER,
  reported,
  rulebook,
  SEATS,
  seatOf,
  STORIES,
  Story,
  TOWNSHIP,
  VILLAGE,
} from './world';

const allowedActions = (state: CaseState, seat: Seat) => actionsUnder(state, seat, rulebook);

/** Whether the table, and not the command's own input or a limit, refuses. */
const isForbidden = (decision: Decision): boolean =>
  !decision.ok && (decision.refusal.code === 'not-allowed' || decision.refusal.code === 'wrong-state');

/** A well-formed command for each action of the table. */
const wellFormed = (action: CaseAction, state: CaseState): Command => {
  const reason = '理由';
  const open = state.tasks.find((task) => ['sent', 'acknowledged', 'arrived'].includes(task.state)) ?? state.tasks[0];
  const free = departments.find((department) => !state.tasks.some((task) => task.departmentId === department.id))!;
  switch (action) {
    case 'accept':
      return command(action, { category: 'power-tree', priority: 'urgent' });
    case 'dispatch':
      return command(action, { tasks: [{ departmentId: free.id, lead: false, instructions: '' }] });
    case 'recall':
      return command(action, { taskId: open?.taskId ?? state.id, reason });
    case 'reply':
    case 'note':
      return command(action, { text: '好' });
    case 'escalate':
      return command(action, { toArea: state.area.length > 9 ? state.area.slice(0, 9) : '530303', reason });
    case 'supervise':
      return command(action, { level: 'blue', text: '抓紧' });
    case 'merge':
      return command(action, { into: '01900000-0000-7000-8000-000000000002' });
    case 'verify-pass':
      return command('verify', { result: 'pass' });
    case 'verify-fail':
      return command('verify', { result: 'fail' });
    case 'close':
      return command(action, { outcome: 'unfounded' });
    case 'resume':
      return command(action, {});
    case 'refile':
      return command(action, { category: 'other', priority: 'routine' });
    case 'unmerge':
      return command(action, {});
    case 'explain':
      return command(action, { level: state.slips.find(({ answer }) => answer === undefined)?.level ?? 'blue', text: '已在办' });
    case 'dispute':
      return command(action, { kind: 'land', people: 2, parties: [{ side: 'applicant', name: '甲' }] });
    case 'mediate':
      return state.state === 'closed'
        ? command(action, { step: 'visited', text: '已履行', kept: true })
        : command(action, { step: 'assigned', method: 'people', mediator: '乙' });
    case 'transfer':
      return command(action, { to: 'police', office: '派出所' });
    case 'request-extension':
      return command('request', { kind: 'extension', reason });
    case 'request-suspension':
      return command('request', { kind: 'suspension', reason });
    case 'request-closing':
      return command('request', { kind: 'closing', reason, outcome: 'unfounded' });
    case 'request-voiding':
      return command('request', { kind: 'voiding', reason });
    case 'appeal':
      return command('request', { kind: 'appeal', reason });
    case 'answer':
      return command(action, {
        requestId: state.requests.findLast(({ answer }) => answer === undefined)?.requestId ?? 'x',
        granted: false,
      });
    case 'offer':
      return command(action, { memberIds: [MEMBER] });
    case 'extend':
    case 'suspend':
    case 'reject':
    case 'void':
    case 'return':
    case 'reopen':
      return command(action, { reason });
  }
};

describe('what a seat may do', () => {
  it('is shown for every state of the protocol', () => {
    const states = new Set(Object.values(STORIES).map((story) => story().state.state));
    expect([...states].sort()).toEqual([...CASE_STATES].sort());
  });

  for (const [name, tell] of Object.entries(STORIES)) {
    it(`is offered exactly when deciding does not forbid it: ${name}`, () => {
      const { state, now } = tell();
      for (const seat of SEATS) {
        const offered = allowedActions(state, seat);
        for (const action of CASE_ACTIONS) {
          const decision = decide(state, wellFormed(action, state), contextAt(now, seat));
          // A recall without any task has no task to name.
          const forbidden = isForbidden(decision) || (action === 'recall' && !decision.ok && decision.refusal.code === 'not-found');
          expect([seat.role, action, offered.includes(action)]).toEqual([seat.role, action, !forbidden]);
        }
        for (const task of state.tasks) {
          const onTask = allowedTaskActions(state, task, seat);
          for (const action of [...TASK_ACTIONS, 'recall'] as const) {
            const words = { taskId: task.taskId, feedback: '好', reason: '理由' };
            const { feedback: _f, reason: _r, ...bare } = words;
            const input =
              action === 'complete'
                ? { ...bare, feedback: '好' }
                : action === 'decline' || action === 'recall'
                  ? { ...bare, reason: '理由' }
                  : bare;
            const decision = decide(state, command(action, input as never), contextAt(now, seat));
            expect([seat.role, task.state, action, onTask.includes(action)]).toEqual([
              seat.role,
              task.state,
              action,
              !isForbidden(decision),
            ]);
          }
        }
      }
    });
  }

  const at = (story: keyof typeof STORIES, role: (typeof ROLES)[number]) => allowedActions(STORIES[story]!().state, seatOf(role));

  it('is, for the dispatcher, what carries the case on', () => {
    const words = ['reply', 'note', 'escalate'];
    const asks = ['request-suspension', 'request-voiding'];
    expect(at('received', 'dispatcher')).toEqual(['accept', 'reject', 'merge', ...words]);
    expect(at('filed', 'dispatcher')).toEqual(['refile', 'merge', 'dispatch', ...words, 'transfer', ...asks, 'close']);
    const underWay = ['refile', 'merge', 'dispatch', 'recall', ...words, 'transfer', 'request-extension', ...asks, 'appeal'];
    expect(at('dispatched', 'dispatcher')).toEqual(underWay);
    expect(at('handling', 'dispatcher')).toEqual(underWay);
    expect(at('feedback', 'dispatcher')).toEqual([
      ...words,
      'transfer',
      'request-voiding',
      'appeal',
      'offer',
      'verify-pass',
      'verify-fail',
    ]);
    expect(at('verified', 'dispatcher')).toEqual([...words, 'transfer', 'request-voiding', 'appeal', 'close']);
    expect(at('suspended while handling', 'dispatcher')).toEqual(['recall', ...words, 'resume']);
    expect(at('closed', 'dispatcher')).toEqual(['reply', 'note', 'appeal', 'reopen']);
    expect(at('rejected', 'dispatcher')).toEqual(['reply', 'note', 'reopen']);
    expect(at('merged', 'dispatcher')).toEqual(['unmerge', 'reply', 'note']);
  });

  it('is, for the shift lead, all that and what the lead decides, but for asking the lead', () => {
    const decides = ['supervise', 'transfer', 'extend', 'suspend'];
    expect(at('handling', 'lead')).toEqual(['refile', 'void', 'merge', 'dispatch', 'recall', 'reply', 'note', 'escalate', ...decides]);
    for (const story of Object.keys(STORIES)) {
      const asked = at(story, 'dispatcher').filter((action) => action === 'appeal' || action.startsWith('request-'));
      expect(at(story, 'lead').filter((action) => action === 'appeal' || action.startsWith('request-'))).toEqual([]);
      expect([...at(story, 'lead'), ...asked]).toEqual(expect.arrayContaining(at(story, 'dispatcher')));
    }
    expect(at('asked for more time', 'lead')).toContain('answer');
    expect(at('appealed', 'lead')).toContain('answer');
    expect(at('handling', 'lead')).not.toContain('answer');
  });

  it('ends, for the dispatcher, with cases that are the lead’s to close; those may be asked for', () => {
    expect(at('supervised and verified', 'dispatcher')).toContain('request-closing');
    expect(at('supervised and verified', 'dispatcher')).not.toContain('close');
    expect(at('supervised and verified', 'lead')).toContain('close');
    const { state } = STORIES['verified']!();
    const priorities = { categories: rulebook.categories, leadCloses: { ...rulebook.leadCloses, priorities: ['urgent' as const] } };
    expect(actionsUnder(state, seatOf('dispatcher'), priorities)).not.toContain('close');
    expect(actionsUnder(state, seatOf('dispatcher'), rulebook)).toContain('close');
  });

  it('lets an escalated case go back only from the level in charge, and a village hand up only its own', () => {
    const { state } = STORIES['escalated']!();
    expect(allowedActions(state, seatOf('dispatcher', { area: '530303' }))).toContain('return');
    expect(allowedActions(state, seatOf('dispatcher'))).not.toContain('return');
    expect(allowedActions(state, seatOf('dispatcher'))).not.toContain('escalate');
    expect(at('filed', 'village')).not.toContain('escalate');
    expect(allowedActions(new Story(reported({}, { area: VILLAGE })).accepted().state, seatOf('village'))).toContain('escalate');
  });

  it('is, for the village, a note, the check, and the tasks of its committee', () => {
    expect(at('handling', 'village')).toEqual(['note']);
    expect(at('feedback', 'village')).toEqual(['note', 'verify-pass', 'verify-fail']);
    expect(at('dispatched', 'village')).toEqual(['note', 'request-extension', 'request-suspension', 'appeal']);
    const { state } = STORIES['dispatched']!();
    const [power, committee] = [
      state.tasks.find((task) => task.departmentId === POWER)!,
      state.tasks.find((task) => task.departmentId === COMMITTEE)!,
    ];
    expect(allowedTaskActions(state, committee, seatOf('village'))).toEqual(['acknowledge', 'decline']);
    expect(allowedTaskActions(state, power, seatOf('village'))).toEqual([]);
    expect(allowedTaskActions(state, committee, seatOf('village', { area: '530303101202' }))).toEqual([]);
  });

  it('is, for a department, its own tasks and a note where it has one', () => {
    expect(at('received', 'department')).toEqual([]);
    expect(at('dispatched', 'department')).toEqual(['note', 'request-extension', 'request-suspension', 'appeal']);
    expect(at('closed', 'department')).toEqual(['note', 'appeal']);
    expect(at('supervised', 'department')).toContain('explain');
    expect(at('a slip answered', 'department')).not.toContain('explain');
    expect(at('asked for more time', 'department')).not.toContain('request-extension');
    const { state } = STORIES['dispatched']!();
    for (const task of state.tasks) {
      expect(allowedTaskActions(state, task, seatOf('department'))).toEqual(task.departmentId === POWER ? ['acknowledge', 'decline'] : []);
    }
    expect(allowedActions(state, seatOf('department', { departmentId: 'telecom-530303101' }))).toEqual([]);
  });

  it('is nothing at all for the observer', () => {
    for (const tell of Object.values(STORIES)) {
      const { state } = tell();
      expect(allowedActions(state, seatOf('observer'))).toEqual([]);
      for (const task of state.tasks) expect(allowedTaskActions(state, task, seatOf('observer'))).toEqual([]);
    }
  });

  it('ends where the area of the seat ends', () => {
    const { state } = new Story();
    expect(allowedActions(state, seatOf('lead', { area: '530303102' }))).toEqual([]);
    expect(allowedActions(state, seatOf('lead', { area: '530303' }))).not.toEqual([]);
    // Known by its grid only: the case's own area is the township.
    expect(allowedActions(state, seatOf('village', { area: VILLAGE }))).toEqual(['note']);
    expect(allowedActions(state, seatOf('village', { area: '530303101202' }))).toEqual([]);
    expect(allowedActions(new Story(reported({ gridCode: undefined })).state, seatOf('village'))).toEqual([]);
  });

  it('names action, role and state in a refusal', () => {
    const { state } = new Story();
    const denied = decide(state, command('accept', { category: 'other', priority: 'routine' }), contextAt(MONDAY, seatOf('observer')));
    expect(denied).toMatchObject({ refusal: { code: 'not-allowed', details: { action: 'accept', role: 'observer' } } });
    const early = decide(state, command('close', { outcome: 'resolved' }), contextAt(MONDAY, seatOf('lead')));
    expect(early).toMatchObject({ refusal: { code: 'wrong-state', details: { action: 'close', state: 'received' } } });
    const unchecked = decide(STORIES['feedback']!().state, command('close', { outcome: 'resolved' }), contextAt(MONDAY, seatOf('lead')));
    expect(unchecked).toMatchObject({ refusal: { code: 'wrong-state', details: { condition: 'verified-or-no-task' } } });
  });

  it('includes writing down a report, for the centre and the village', () => {
    const report = command('report', {
      title: '来电',
      description: '',
      source: 'hotline',
      location: { lon: 103.8, lat: 25.8, crs: 'WGS84' },
    });
    const answers = ROLES.map((role) => [role, decide(undefined, report, contextAt(MONDAY, seatOf(role, { area: TOWNSHIP }))).ok]);
    expect(Object.fromEntries(answers)).toEqual({ dispatcher: true, lead: true, village: true, department: false, observer: false });
  });
});
