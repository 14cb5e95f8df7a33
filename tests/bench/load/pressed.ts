import { pressKeys, watchKeys } from '../keys';
import { atBusyDesk } from './busy-window';
import { RATE, say, WORKED_MS } from './settings';

/** A key takes about 80 ms. */
const KEYS = Math.floor(WORKED_MS / 90);

/** A window in which somebody moves through the queue all the while. */
export const pressed = (electron: string) =>
  atBusyDesk(electron, async (desk) => {
    const { page, close } = await desk.open();
    try {
      await watchKeys(page);
      say('pressing keys while nothing comes in');
      await pressKeys(page, 30);
      const calm = await pressKeys(page, Math.min(150, KEYS));
      say(`pressing keys while ${RATE} reports a second come in`);
      const busy = await desk.during(page, 2, () => pressKeys(page, KEYS));
      return { calm, busy };
    } finally {
      await close();
    }
  });
