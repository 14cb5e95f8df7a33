import type { Command, Department } from '../../../../preload/contract';
import { uuidv7, type CaseState, type Task } from '../../../domain';
import { photoId } from '../photos';
import { seeded } from '../random';
import type { Script, ScriptCase } from '../script';
import { storyOf, type Story } from '../stories';

type Answer = Extract<Command, { name: 'acknowledge' | 'arrive' | 'complete' | 'decline' }>;

/** What the demo knows about a case from its title, which the operator cannot change. */
export const matterOf = (script: Script, title: string): ScriptCase | undefined =>
  storyOf(title) ??
  Object.values(script.cases)
    .flat()
    .find((item) => title.endsWith(item.title));

const helperWords = (script: Script, kind: string) => script.helpers[kind] ?? script.helpers['*'] ?? [];

interface Words {
  readonly script: Script;
  readonly seed: number;
}

/** What a department writes when it is done: the leading one what was done, the others how they helped. */
export const feedbackOf = ({ script, seed }: Words, title: string, task: Pick<Task, 'taskId' | 'lead'>, kind: string): string => {
  const random = seeded(seed, 'feedback', task.taskId);
  const story: Story | undefined = storyOf(title);
  const matter = matterOf(script, title);
  if (task.lead && matter) return random.pick(matter.done);
  return story && kind === 'village-committee' ? story.helpers : random.pick(helperWords(script, kind));
};

/** The photo a department sends when it is done; of a story everybody sends one. */
export const photosOf = ({ script }: Words, title: string, task: Pick<Task, 'taskId' | 'lead'>, at: number): string[] => {
  const after = matterOf(script, title)?.after;
  return after !== undefined && (task.lead || storyOf(title)) ? [photoId(after, at, task.taskId)] : [];
};

/** The command a department's desk gives for a step. */
export const answerTo = (words: Words, state: CaseState, task: Task, { kind }: Department, step: Answer['name'], now: number): Answer => {
  const random = seeded(words.seed, 'command', task.taskId, step);
  const head = { commandId: uuidv7(now, random.bytes), caseId: state.id, taskId: task.taskId };
  if (step === 'decline') return { ...head, name: step, reason: random.pick(words.script.declines) };
  if (step !== 'complete') return { ...head, name: step };
  const { title } = state.report;
  const media = photosOf(words, title, task, now);
  return { ...head, name: step, feedback: feedbackOf(words, title, task, kind), ...(media.length > 0 ? { media } : {}) };
};
