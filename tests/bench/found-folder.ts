import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from '../../scripts/lib/launch.mjs';
import { callBridge } from '../support/electron';

/** Nothing new in the directory for so long: the platform has told all it knows. */
const QUIET_MS = 3000;

/** Starts the console in a new folder and ends it when the district's directory has come, as a first day would. */
export const foundFolder = async (electron: string, data: string): Promise<void> => {
  const console = await launch({ executable: electron, data, args: ['--demo-speed', '0', '--lang', 'zh-CN'] });
  try {
    await console.window.waitForSelector('[data-testid=queue]', { timeout: 60_000 });
    let rev = -1;
    for (let quietSince = Date.now(); Date.now() - quietSince < QUIET_MS; await sleep(250)) {
      const answer = await callBridge(console.window, 'directory.read');
      if (!answer.ok) throw new Error(answer.error.message);
      const settled = answer.value.rev === rev && answer.value.departments.length > 0;
      if (!settled) quietSince = Date.now();
      rev = answer.value.rev;
    }
  } finally {
    await console.close();
  }
};
