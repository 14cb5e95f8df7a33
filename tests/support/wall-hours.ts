import type { Page } from 'playwright';
import { give, must, report } from './consoles';
import type { Console } from './electron';
import { passWall, stopWall } from './wall-time';

const MINUTE = 60_000;

/** What is said in reports while the wall runs, and must not be on it. */
export const WALL_CANARIES = {
  title: '金丝雀家门口',
  description: '树根下埋着',
  name: '张金丝',
  phone: '10009998888',
  address: '白水镇金丝雀巷九号',
  instructions: '请先断电',
} as const;

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

/** Moves main's clock on; it runs on from there. */
const moveMain = (desk: Console, ms: number): Promise<unknown> =>
  desk.app.evaluate((_, by) => {
    const realm = globalThis as typeof globalThis & { realDate?: DateConstructor; moved?: number };
    const real = (realm.realDate ??= realm.Date);
    realm.moved = (realm.moved ?? 0) + by;
    const now = () => real.now() + realm.moved!;
    realm.Date = new Proxy(real, {
      get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
      construct: (target, given: []) => Reflect.construct(target, given.length === 0 ? [now()] : given) as object,
    });
  }, ms);

/** One report full of canaries; some in the middle of the township, some elsewhere. */
const oneReport = (desk: Console, serial: number): Promise<string> =>
  report(desk, {
    title: WALL_CANARIES.title,
    description: WALL_CANARIES.description,
    reporter: { id: 'gm-7', name: WALL_CANARIES.name, phone: WALL_CANARIES.phone },
    location: { lon: 104.05 + (serial % 7) * 0.01, lat: 25.58 + (serial % 5) * 0.01, crs: 'WGS84', address: WALL_CANARIES.address },
  });

/** How a report goes on: filed and sent, or rejected; one of three stays. */
const goOn = async (desk: Console, caseId: string, serial: number): Promise<void> => {
  if (serial % 2 === 0) return void must(await give(desk, 'reject', { caseId, reason: '重复' }));
  must(await give(desk, 'accept', { caseId, category: 'power-tree', priority: serial % 3 === 0 ? 'urgent' : 'routine' }));
  const tasks = [{ departmentId: 'power-supply-530303101', lead: true, instructions: WALL_CANARIES.instructions }];
  must(await give(desk, 'dispatch', { caseId, tasks }));
  if (serial % 3 !== 0) must(await give(desk, 'void', { caseId, reason: '误报' }));
};

/** A wall that is looked at for so many simulated minutes, while reports come in and end. */
export const runWall = async (desk: Console, { minutes, perMinute, sample }: WallHours): Promise<Page> => {
  const wall = await openWall(desk);
  await stopWall(wall, Date.now());
  let serial = 0;
  for (let minute = 1; minute <= minutes; minute += 1) {
    for (let n = 0; n < perMinute; n += 1) {
      serial += 1;
      await goOn(desk, await oneReport(desk, serial), serial);
    }
    await moveMain(desk, MINUTE);
    await passWall(wall, MINUTE);
    await sample?.(minute);
  }
  return wall;
};
