import type { CommandName, Input } from '../../../preload/contract';
import type { ChairName } from './seats';

/** What a step needs to know of its case. */
export interface StepWorld {
  /** The newest task of the department, which has to be there. */
  taskOf(caseId: string, departmentId: string): Promise<string>;
  /** What the shift lead is asked for in the case. */
  requestOf(caseId: string): Promise<string>;
  readonly power: string;
  readonly committee: string;
  readonly neighbour: string;
  readonly township: string;
  readonly district: string;
  /** The case that others are merged into. */
  readonly mergedInto: string;
}

type Given = { [N in CommandName]: readonly [N, Omit<Input<`cases.${N}`>, 'commandId'>] }[CommandName];
interface StepRule {
  readonly chair: ChairName;
  readonly give: (caseId: string, world: StepWorld) => Promise<Given> | Given;
}

const task = (departmentId: string, lead: boolean) => ({ departmentId, lead, instructions: '请到场处置' });

/** Steps a case is taken by, each from the chair whose step it is. */
export const steps = {
  accept: { chair: 'dispatcher', give: (caseId) => ['accept', { caseId, category: 'power-tree', priority: 'important' }] },
  reject: { chair: 'dispatcher', give: (caseId) => ['reject', { caseId, reason: '不属于本辖区。' }] },
  merge: { chair: 'dispatcher', give: (caseId, { mergedInto }) => ['merge', { caseId, into: mergedInto }] },
  dispatch: {
    chair: 'dispatcher',
    give: (caseId, { power, committee }) => ['dispatch', { caseId, tasks: [task(power, true), task(committee, false)] }],
  },
  dispatchNeighbour: {
    chair: 'dispatcher',
    give: (caseId, { power, neighbour }) => ['dispatch', { caseId, tasks: [task(power, true), task(neighbour, false)] }],
  },
  recall: {
    chair: 'dispatcher',
    give: async (caseId, { taskOf, power }) => ['recall', { caseId, taskId: await taskOf(caseId, power), reason: '改由他人办理' }],
  },
  askSuspension: { chair: 'dispatcher', give: (caseId) => ['request', { caseId, kind: 'suspension', reason: '等待批复' }] },
  askVoiding: { chair: 'dispatcher', give: (caseId) => ['request', { caseId, kind: 'voiding', reason: '重复登记' }] },
  askClosing: { chair: 'dispatcher', give: (caseId) => ['request', { caseId, kind: 'closing', reason: '已办结', outcome: 'resolved' }] },
  askUnfounded: {
    chair: 'dispatcher',
    give: (caseId) => ['request', { caseId, kind: 'closing', reason: '查无此事', outcome: 'unfounded' }],
  },
  fail: { chair: 'dispatcher', give: (caseId) => ['verify', { caseId, result: 'fail', text: '还有枝条压在线上' }] },
  failForOthers: { chair: 'dispatcher', give: (caseId) => ['verify', { caseId, result: 'fail', text: '换单位处置', redo: false }] },
  close: { chair: 'dispatcher', give: (caseId) => ['close', { caseId, outcome: 'resolved' }] },
  appeal: { chair: 'dispatcher', give: (caseId) => ['request', { caseId, kind: 'appeal', reason: '不可抗力' }] },
  reopen: { chair: 'dispatcher', give: (caseId) => ['reopen', { caseId, reason: '问题又出现' }] },
  giveBack: { chair: 'dispatcher', give: (caseId) => ['return', { caseId, reason: '村里可以办' }] },
  handUp: { chair: 'dispatcher', give: (caseId, { district }) => ['escalate', { caseId, toArea: district, reason: '需区级协调' }] },
  supervise: { chair: 'shift lead', give: (caseId) => ['supervise', { caseId, level: 'blue', text: '请尽快处置。' }] },
  suspend: { chair: 'shift lead', give: (caseId) => ['suspend', { caseId, reason: '等待批复' }] },
  void: { chair: 'shift lead', give: (caseId) => ['void', { caseId, reason: '登记有误' }] },
  explain: { chair: 'shift lead', give: (caseId) => ['explain', { caseId, level: 'blue', text: '已办理。' }] },
  grant: {
    chair: 'shift lead',
    give: async (caseId, { requestOf }) => ['answer', { caseId, requestId: await requestOf(caseId), granted: true, reason: '情况属实' }],
  },
  escalate: {
    chair: 'village duty room',
    give: (caseId, { township }) => ['escalate', { caseId, toArea: township, reason: '超出本级处置能力' }],
  },
  verify: { chair: 'village duty room', give: (caseId) => ['verify', { caseId, result: 'pass' }] },
  committeeAcknowledges: {
    chair: 'village duty room',
    give: async (caseId, { taskOf, committee }) => ['acknowledge', { caseId, taskId: await taskOf(caseId, committee) }],
  },
  committeeDeclines: {
    chair: 'village duty room',
    give: async (caseId, { taskOf, committee }) => [
      'decline',
      { caseId, taskId: await taskOf(caseId, committee), reason: '不属于本村职责。' },
    ],
  },
  committeeCompletes: {
    chair: 'village duty room',
    give: async (caseId, { taskOf, committee }) => ['complete', { caseId, taskId: await taskOf(caseId, committee), feedback: '已协助' }],
  },
  acknowledge: {
    chair: 'department desk',
    give: async (caseId, { taskOf, power }) => ['acknowledge', { caseId, taskId: await taskOf(caseId, power) }],
  },
  arrive: {
    chair: 'department desk',
    give: async (caseId, { taskOf, power }) => ['arrive', { caseId, taskId: await taskOf(caseId, power) }],
  },
  complete: {
    chair: 'department desk',
    give: async (caseId, { taskOf, power }) => ['complete', { caseId, taskId: await taskOf(caseId, power), feedback: '已处置' }],
  },
  decline: {
    chair: 'department desk',
    give: async (caseId, { taskOf, power }) => ['decline', { caseId, taskId: await taskOf(caseId, power), reason: '不属于本部门职责。' }],
  },
  askExtension: {
    chair: 'department desk',
    give: async (caseId, { taskOf, power }) => [
      'request',
      { caseId, kind: 'extension', reason: '需要吊车', taskId: await taskOf(caseId, power) },
    ],
  },
} as const satisfies Record<string, StepRule>;
export type Step = keyof typeof steps;
