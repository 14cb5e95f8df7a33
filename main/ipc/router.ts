import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { channels, fail, TEXT_CHANNELS, textOf, type Channel } from '../../preload/contract';
import { answer, type AnswerOptions } from './answer';
import { isTrusted, type Trust } from './sender';

/** Opens every channel of the contract: checks who asks, then answers; large answers also as text. */
export const routeCalls = (trust: Trust, isWall: (webContentsId: number) => boolean, options: AnswerOptions): void => {
  const answerTo = async (channel: Channel, event: IpcMainInvokeEvent, raw: unknown) =>
    isTrusted(event, trust)
      ? answer(channel, raw, options, { id: event.sender.id, wall: isWall(event.sender.id) })
      : fail('not-allowed', 'this page may not ask');
  for (const channel of Object.keys(channels) as Channel[]) {
    ipcMain.handle(channel, (event, raw: unknown) => answerTo(channel, event, raw));
  }
  for (const channel of TEXT_CHANNELS) {
    ipcMain.handle(textOf(channel), async (event, raw: unknown) => JSON.stringify(await answerTo(channel, event, raw)));
  }
};
