import { give, must, report } from './consoles';
import type { Console } from './electron';

export const MINUTE = 60_000;

/** What is said in reports of a shift; a wall display must not show it. */
export const SHIFT_CANARIES = {
  title: '金丝雀家门口',
  description: '树根下埋着',
  name: '张金丝',
  phone: '10009998888',
  address: '白水镇金丝雀巷九号',
  instructions: '请先断电',
} as const;

/** Moves main's clock on; it runs on from there. */
export const moveMain = (desk: Console, ms: number): Promise<unknown> =>
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
    title: SHIFT_CANARIES.title,
    description: SHIFT_CANARIES.description,
    reporter: { id: 'gm-7', name: SHIFT_CANARIES.name, phone: SHIFT_CANARIES.phone },
    location: { lon: 104.05 + (serial % 7) * 0.01, lat: 25.58 + (serial % 5) * 0.01, crs: 'WGS84', address: SHIFT_CANARIES.address },
  });

/** How a report goes on: filed and sent, or rejected; one of three stays. */
const goOn = async (desk: Console, caseId: string, serial: number): Promise<void> => {
  if (serial % 2 === 0) return void must(await give(desk, 'reject', { caseId, reason: '重复' }));
  must(await give(desk, 'accept', { caseId, category: 'power-tree', priority: serial % 3 === 0 ? 'urgent' : 'routine' }));
  const tasks = [{ departmentId: 'power-supply-530303101', lead: true, instructions: SHIFT_CANARIES.instructions }];
  must(await give(desk, 'dispatch', { caseId, tasks }));
  if (serial % 3 !== 0) must(await give(desk, 'void', { caseId, reason: '误报' }));
};

/** A minute of a shift: so many reports come in and go on, then main's clock stands a minute later. */
export const passMinute = async (desk: Console, perMinute: number, serial: { last: number }): Promise<void> => {
  for (let n = 0; n < perMinute; n += 1) {
    serial.last += 1;
    await goOn(desk, await oneReport(desk, serial.last), serial.last);
  }
  await moveMain(desk, MINUTE);
};
