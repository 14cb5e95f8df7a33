import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge, Diagnostics, Result } from './contract';
import { CHANNELS, PUSHES } from './names';
import { WALL_CHANNELS, WALL_PUSHES, WALL_SWITCH } from './contract/wall-door';

/**
 * The door: `window.griddesk`. It carries named methods only, so that a window can ask for nothing else, and knows
 * nothing about what goes through: main checks. The one of a wall display has the few names a wall draws with.
 */
const bridge: Record<string, unknown> = {};
const isWall = process.argv.includes(WALL_SWITCH);

for (const channel of isWall ? WALL_CHANNELS : CHANNELS) {
  const [group, method] = channel.split('.') as [string, string];
  const methods = (bridge[group] ??= {}) as Record<string, unknown>;
  methods[method] = (input?: unknown) => ipcRenderer.invoke(channel, input);
}

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
