import { toCsv } from '../../main/services/trust/table-file';
import type { BadRow, Member, RosterPreview } from '../../preload/contract';
import { eventually } from './clock';
import type { Desk } from './desk';
import type { MemoryPlatform } from './line';
import { VILLAGE } from './wire';

export const HEAD = ['编号', '姓名', '电话', '角色', '区域代码', '所属区域', '网格', '在岗'];

/** A roster as an office saves it: a line above the headings, which are in row 2. */
export const rosterCsv = (rows: readonly (readonly string[])[], head: readonly string[] = HEAD): Uint8Array =>
  toCsv({ notice: '名册', columns: head, rows });

type Row = Record<'id' | 'name' | 'phone' | 'role' | 'areaCode' | 'area' | 'grids' | 'duty', string>;

/** Somebody new and well written, but for what is said. */
export const row = (over: Partial<Row> = {}): Row => ({
  id: '',
  name: '李新人',
  phone: '10007654321',
  role: '网格员',
  areaCode: VILLAGE,
  area: '',
  grids: '',
  duty: '是',
  ...over,
});
export const cells = (one: Row): string[] => [one.id, one.name, one.phone, one.role, one.areaCode, one.area, one.grids, one.duty];

export type ReadPreview = Extract<RosterPreview, { kind: 'read' }>;

/** A desk with a roster and a file before it. */
export const rosterDesk = (desk: () => Desk, platform: () => MemoryPlatform) => {
  const read = async (bytes: Uint8Array, name = '名册.csv'): Promise<RosterPreview> => {
    const answer = await desk().services.readRosterFile(name, bytes);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  return {
    read,
    readGood: async (bytes: Uint8Array): Promise<ReadPreview> => {
      const preview = await read(bytes);
      if (preview.kind !== 'read') throw new Error(preview.why);
      return preview;
    },
    badRows: async (importId: string): Promise<BadRow[]> => (await desk().value('roster.badRows', { importId, skip: 0, limit: 500 })).rows,
    roster: (): Member[] => [...desk().store.read.members('530303')].sort((a, b) => (a.id < b.id ? -1 : 1)),
    applied: () => eventually('the roster came back', () => desk().store.read.platformDirectoryRev() === platform().directoryRev),
  };
};
