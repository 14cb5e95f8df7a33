import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge, Diagnostics, Result } from './contract';
import { TEXT_CHANNELS, textOf } from './contract/as-text';
import { CHANNELS, PUSHES } from './names';
import { WALL_CHANNELS, WALL_PUSHES, WALL_SWITCH } from './contract/wall-door';

/**
 * The door: `window.griddesk`. It carries named methods only, so that a window can ask for nothing else, and knows
 * nothing about what goes through: main checks. The one of a wall display has the few names a wall draws with.
 */
const bridge: Record<string, unknown> = {};
const isWall = process.argv.includes(WALL_SWITCH);

const open = (name: string, ask: (input?: unknown) => Promise<unknown>): void => {
  const [group, method] = name.split('.') as [string, string];
  ((bridge[group] ??= {}) as Record<string, unknown>)[method] = ask;
};

for (const channel of isWall ? WALL_CHANNELS : CHANNELS) open(channel, (input) => ipcRenderer.invoke(channel, input));
for (const channel of isWall ? [] : TEXT_CHANNELS) open(`${channel}Text`, (input) => ipcRenderer.invoke(textOf(channel), input));

/** Scripts that watch a console read its counts without unwrapping the answer: a hook that must stay as it is. */
const { diagnostics } = bridge as unknown as {
  diagnostics?: { read: (input?: unknown) => Promise<Result<Diagnostics>> };
};
if (diagnostics) {
  const { read } = diagnostics;
  diagnostics.read = async (input) => {
    const answer = await read(input);
    return answer.ok ? { ...answer, ...answer.value } : answer;
  };
}

for (const push of isWall ? WALL_PUSHES : PUSHES) {
  bridge[`on${push[0]!.toUpperCase()}${push.slice(1)}`] = (listener: (value: unknown) => void) => {
    const receive = (_event: IpcRendererEvent, value: unknown) => listener(value);
    ipcRenderer.on(`push:${push}`, receive);
    return () => {
      ipcRenderer.off(`push:${push}`, receive);
    };
  };
}

contextBridge.exposeInMainWorld('griddesk', bridge as unknown as Bridge);
