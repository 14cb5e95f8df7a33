import type { Department, Member } from '../../preload/contract';
import { StorageError, type RawDirectoryEntry } from '../../main/ports';
import { StoppedClock } from './clock';
import { openDesk, type Desk } from './desk';
import { MemoryPlatform } from './line';
import { smallWorld, square } from './small-world';
import { OTHER_VILLAGE, VILLAGE } from './wire';
import { writingOtherwise } from './wrapped-store';

export const GRID = `${VILLAGE}-01-01`;

export const member = (id: string, over: Partial<Member> = {}): Member => ({
  id,
  name: '李试验',
  phone: '1000 765-4321',
  role: 'cadre',
  area: OTHER_VILLAGE,
  grids: [],
  onDuty: false,
  ...over,
});
const people = [
  member('gl-1', { role: 'grid-leader', area: VILLAGE, grids: [GRID], onDuty: true }),
  member('gc-1', { area: `${VILLAGE}-02`, grids: [GRID] }),
  member('vc-1', { phone: '看门房' }),
];

export const entry = (value: Member): RawDirectoryEntry => ({ kind: 'member', key: value.id, value });
/** A grid of a village, a hundredth of a degree wide. */
export const grid = (gridCode: string, area: string, lon: number): RawDirectoryEntry => ({
  kind: 'grid',
  key: gridCode,
  value: { gridCode, name: '河湾', type: 'unit', area, households: 7, members: [], geometry: square(lon, 25.6) },
});
export const office = (id: string, kind: string, area: string, phone: string): RawDirectoryEntry => {
  const value: Department = { id, name: id, kind, phone, area, onDuty: [], handles: [] };
  return { kind: 'department', key: id, value };
};

/** A desk with a small roster, whose disk takes nothing of the audit while `fill` says so. */
export const createRosterWorld = () => {
  let full = false;
  let desk: Desk | undefined;
  const platform = new MemoryPlatform();
  const watched = writingOtherwise((tx) => ({
    audit: (record) => {
      if (full) throw new StorageError('disk-full', 'database or disk is full');
      tx.audit(record);
    },
  }));
  return {
    /** What the platform tells besides, from now on. */
    put: (...entries: RawDirectoryEntry[]): void => platform.putDirectory(...entries),
    fill: (): void => void (full = true),
    open: async (seat: Parameters<typeof openDesk>[0]['seat'] = {}, ...more: RawDirectoryEntry[]): Promise<Desk> => {
      platform.putDirectory(
        ...smallWorld(),
        { kind: 'area', key: `${VILLAGE}-02`, value: { code: `${VILLAGE}-02`, name: '二组', level: 'group', parent: VILLAGE } },
        ...people.map(entry),
        ...more,
      );
      return (desk = await openDesk({ platform, seat, clock: new StoppedClock(), wrapStore: watched }));
    },
    close: async (): Promise<void> => {
      full = false;
      await desk?.close();
    },
  };
};
export type RosterWorld = ReturnType<typeof createRosterWorld>;
