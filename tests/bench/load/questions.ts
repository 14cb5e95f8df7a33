import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../support/bundle';
import { startBusyPlatform } from '../busy-platform';
import type { Answer, Order } from './console';
import { OPEN, RATE, say, WORKED_MS } from './settings';
import { mustBeSame, plain, whilePublishing } from './stream';

const heard = <K extends Answer['op']>(child: ChildProcess, op: K): Promise<Extract<Answer, { op: K }>> =>
  new Promise((resolve, reject) => {
    child.on('message', (answer: Answer) => answer.op === op && resolve(answer as Extract<Answer, { op: K }>));
    child.once('exit', (code) => reject(new Error(`the console ended with ${code}`)));
  });

/** The main process's own modules, asked from another thread all the while. */
export const questions = async () => {
  const program = await bundle('tests/bench/load/console.ts');
  const platform = await startBusyPlatform(OPEN);
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  const child = fork(program, [platform.url, folder], { serialization: 'advanced' });
  const order = (one: Order) => child.send(one);
  const asked = (ms: number) => {
    const answer = heard(child, 'asked');
    order({ op: 'ask', ms });
    return answer;
  };
  try {
    await heard(child, 'ready');
    say('asking while nothing comes in');
    const calm = await asked(Math.min(20_000, WORKED_MS));
    say(`asking while ${RATE} reports a second come in`);
    const { acknowledged, done: busy } = await whilePublishing(platform.url, 1, () => asked(WORKED_MS));
    const expected = await plain(platform.url);
    const ended = heard(child, 'ended');
    const began = performance.now();
    order({ op: 'end', last: expected.last });
    const { events, quarantined, stateHash } = await ended;
    mustBeSame('the console', { events, quarantined, stateHash }, expected.state);
    say(`${acknowledged} reports acknowledged, all applied, state as the plain fold of the stream`);
    return { calm, busy, acknowledged, late: performance.now() - began };
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    await platform.stop();
  }
};
