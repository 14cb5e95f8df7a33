import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, Reply } from './child';
import { openWorker, type Worker } from './worker';

/** One console of a run, in this process or in one of its own. */
export interface FaultyConsole {
  readonly name: string;
  /** undefined: it has been killed. */
  worker: Worker | undefined;
  /** As `kill -9` does; only a console with a process of its own. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes what it kept. */
  end(): Promise<void>;
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'griddesk-faults-'));

export const consoleHere = async (name: string, url: string): Promise<FaultyConsole> => {
  const folder = newFolder();
  const made: FaultyConsole = {
    name,
    worker: await openWorker(url, folder),
    kill: () => Promise.reject(new Error(`${name} shares this process`)),
    start: async () => undefined,
    end: async () => {
      await made.worker?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return made;
};

/** Asks a process; what it has not answered when it dies is refused. */
const remote = (child: ChildProcess): Worker => {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) asked?.reject(new Error(reply.error));
    else asked?.resolve(reply.value as never);
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('killed'));
  });
  const ask =
    (method: keyof Worker) =>
    (...args: readonly unknown[]) =>
      new Promise<never>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, method, args } satisfies Call, (error) => error && reject(error));
      });
  return {
    give: ask('give'),
    care: ask('care'),
    people: ask('people'),
    careEvents: ask('careEvents'),
    careAside: ask('careAside'),
    lookAfter: ask('lookAfter'),
    caseState: ask('caseState'),
    progress: ask('progress'),
    status: ask('status'),
    setAside: ask('setAside'),
    dismissAll: ask('dismissAll'),
    moveClock: ask('moveClock'),
    logged: ask('logged'),
    stop: ask('stop'),
  };
};

/** @param program the bundle of child.ts */
export const consoleElsewhere = async (name: string, url: string, program: string): Promise<FaultyConsole> => {
  const folder = newFolder();
  let child: ChildProcess | undefined;
  const made: FaultyConsole = {
    name,
    worker: undefined,
    kill: async () => {
      if (!child) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      child = undefined;
      made.worker = undefined;
    },
    start: async () => {
      if (child) return;
      const started = fork(program, [url, folder], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      child = started;
      await Promise.race([once(started, 'message'), once(started, 'exit').then(() => Promise.reject(new Error(`${name} does not start`)))]);
      made.worker = remote(started);
    },
    end: async () => {
      await made.worker?.stop();
      await made.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await made.start();
  return made;
};
