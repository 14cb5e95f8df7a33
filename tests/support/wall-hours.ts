import type { Page } from 'playwright';
import { must } from './consoles';
import type { Console } from './electron';
import { MINUTE, passMinute } from './shift';
import { passWall, stopWall } from './wall-time';

export interface WallHours {
  readonly minutes: number;
  /** Reports a minute; as many are ended, so that the work does not grow without end. */
  readonly perMinute: number;
  /** Asked after every minute. */
  readonly sample?: (minute: number) => Promise<void>;
}

export const openWall = async (desk: Console): Promise<Page> => {
  const opened = desk.app.waitForEvent('window');
  must(await desk.griddesk('app.openWindow', { show: 'wall' }));
  const wall = await opened;
  await wall.getByTestId('wall-all').waitFor({ timeout: 60_000 });
  return wall;
};

/** A wall that is looked at for so many simulated minutes, while reports come in and end. */
export const runWall = async (desk: Console, { minutes, perMinute, sample }: WallHours): Promise<Page> => {
  const wall = await openWall(desk);
  await stopWall(wall, Date.now());
  const serial = { last: 0 };
  for (let minute = 1; minute <= minutes; minute += 1) {
    await passMinute(desk, perMinute, serial);
    await passWall(wall, MINUTE);
    await sample?.(minute);
  }
  return wall;
};
