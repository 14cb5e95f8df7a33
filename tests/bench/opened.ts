import { launch } from '../../scripts/lib/launch.mjs';

/** The console on a folder, with nothing happening by itself, when its queue holds the whole working set. */
export const opened = async (electron: string, data: string) => {
  const console = await launch({ executable: electron, data, args: ['--demo-speed', '0', '--lang', 'zh-CN'] });
  await console.window.waitForSelector('[data-testid=queue][data-status=ready]', { timeout: 60_000 });
  return console;
};
