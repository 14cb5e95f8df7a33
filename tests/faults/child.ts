import { openWorker, type Worker } from './worker';

/** A console in a process of its own, so that it can be killed. Arguments: the line's address, the folder. */
const [, , url = '', folder = ''] = process.argv;

export interface Call {
  readonly id: number;
  readonly method: keyof Worker;
  readonly args: readonly unknown[];
}
export type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

const worker = await openWorker(url, folder);
const reply = (answer: Reply): void => void process.send!(answer);
process.on('message', ({ id, method, args }: Call) => {
  (worker[method] as (...args: readonly unknown[]) => Promise<unknown>)(...args).then(
    (value) => reply({ id, value }),
    (error: unknown) => reply({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
reply({ id: 0, value: 'ready' });
