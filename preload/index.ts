import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge } from './contract';
import { CHANNELS, PUSHES } from './names';

/**
 * The door: `window.griddesk`. It carries named methods only, so that a window can ask for nothing else, and knows
 * nothing about what goes through: main checks.
 */
const bridge: Record<string, unknown> = {};

for (const channel of CHANNELS) {
  const [group, method] = channel.split('.') as [string, string];
  const methods = (bridge[group] ??= {}) as Record<string, unknown>;
  methods[method] = (input?: unknown) => ipcRenderer.invoke(channel, input);
}

for (const push of PUSHES) {
  bridge[`on${push[0]!.toUpperCase()}${push.slice(1)}`] = (listener: (value: unknown) => void) => {
    const receive = (_event: IpcRendererEvent, value: unknown) => listener(value);
    ipcRenderer.on(`push:${push}`, receive);
    return () => {
      ipcRenderer.off(`push:${push}`, receive);
    };
  };
}

contextBridge.exposeInMainWorld('griddesk', bridge as unknown as Bridge);
