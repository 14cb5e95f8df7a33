import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PASSPHRASE_VARIABLE, launch } from '../lib/launch.mjs';
import { projectCache } from '../lib/paths.mjs';
import { Refusal, say } from '../lib/say.mjs';
import { createDesk } from './desk.mjs';
import { createRecord } from './record.mjs';
import { DEPARTMENTS, TITLE, WORDS } from './story.mjs';

const SPEED = '20';
const MINUTES = 60_000;

/**
 * Plays story 1 from the first report to the closed case, on new data that is thrown away afterwards.
 * @param {{ executable: string, args: readonly string[] }} options args: the console's own, as given to npm start
 * @returns {Promise<number>} exit code: 0, or the console's own when it refuses its options
 */
export async function playDemo({ executable, args }) {
  const desk = await start(executable, args);
  if (typeof desk === 'number') return desk;
  const record = createRecord(desk.window, join(projectCache, 'demo'));
  try {
    await story(createDesk(desk.window), record);
  } catch (error) {
    await record.picture('where-it-stopped').catch(() => {});
    throw new Refusal(`The demo stopped: ${stripVTControlCharacters(error.message)}\n${desk.output()}\n${record.summary()}`);
  } finally {
    await desk.close();
  }
  say(`\nThe demo is done: ${record.summary()}. With a display, npm start opens the console itself.`);
  return 0;
}

async function start(executable, args) {
  const own = args.some((arg) => arg.startsWith('--demo-speed')) ? args : ['--demo-speed', SPEED, ...args];
  const env = { [PASSPHRASE_VARIABLE]: randomBytes(24).toString('base64') };
  try {
    return await launch({ executable, args: own, env });
  } catch (error) {
    // The one line of a console that refuses its options, out of Playwright's log of what the process said.
    const line = /griddesk: .+/.exec(stripVTControlCharacters(String(error)))?.[0];
    if (line === undefined) throw new Refusal(`The console does not start: ${stripVTControlCharacters(error.message)}`);
    say(line);
    return 2;
  }
}

async function story(desk, { step, picture }) {
  await desk.ready();
  step('the console is open, on the embedded platform');
  const caseId = await desk.arrival(TITLE, 2 * MINUTES);
  step(`reported: ${TITLE}`);
  await desk.open(caseId, TITLE);
  await desk.reaches(['received'], MINUTES);
  await picture('reported');

  await desk.act('accept');
  await desk.reaches(['filed'], MINUTES);
  step('filed: accepted with category, priority and due time');

  await desk.dispatch(DEPARTMENTS, WORDS.instructions);
  await desk.reaches(['dispatched', 'handling'], MINUTES);
  step(`dispatched: ${(await desk.departments(caseId)).join(', ')}; the first leads`);
  await picture('dispatched');

  await desk.act('reply', WORDS.reply);
  step('replied: the reporter knows that help is on its way');

  await desk.reaches(['handling', 'feedback'], 5 * MINUTES);
  step('handling: a department has taken it up');
  await picture('handling');
  await desk.reaches(['feedback'], 10 * MINUTES);
  step('feedback: every department says that it is done');
  await picture('feedback');

  await desk.act('verify-pass', WORDS.verified);
  await desk.allows('close', MINUTES);
  step('verified: checked on the spot, the hazard is gone');
  await desk.act('close', WORDS.closed);
  await desk.reaches(['closed'], MINUTES);
  step('closed');
  await picture('closed');
}
