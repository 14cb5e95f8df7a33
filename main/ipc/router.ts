import { ipcMain } from 'electron';
import { channels, fail, type Channel } from '../../preload/contract';
import { answer, type AnswerOptions } from './answer';
import { isTrusted, type Trust } from './sender';

/** Opens every channel of the contract: checks who asks, then answers. */
export const routeCalls = (trust: Trust, isWall: (webContentsId: number) => boolean, options: AnswerOptions): void => {
  for (const channel of Object.keys(channels) as Channel[]) {
    ipcMain.handle(channel, (event, raw: unknown) =>
      isTrusted(event, trust)
        ? answer(channel, raw, options, { id: event.sender.id, wall: isWall(event.sender.id) })
        : fail('not-allowed', 'this page may not ask'),
    );
  }
};
