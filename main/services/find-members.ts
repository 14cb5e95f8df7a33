import { ok, type Input, type Member, type MemberRow, type Result } from '../../preload/contract';
import { cleanLine, maskName, maskPhone, normalise } from '../domain';
import type { Context } from './context';
import { remembered } from './remembered';
import { searchWords } from './search-words';

const memberRow = (member: Member, areaName: string, gridNames: string[]): MemberRow => ({
  id: member.id,
  name: maskName(cleanLine(member.name)),
  phone: maskPhone(member.phone),
  role: member.role,
  areaName,
  gridNames,
  onDuty: member.onDuty,
});

/** Fewer digits would list a tenth of the roster, and let a number be guessed one digit at a time. */
const PHONE_DIGITS = 4;
const MOST_GRIDS = 3;

/** People of the seat's roster whose name, grid or phone is meant; masked, as every list of people is. */
export const createFindMembers = (context: Context) => {
  type Entry = { readonly text: string; readonly phone: string; readonly row: MemberRow };
  const entries = remembered(context, () => {
    const { area } = context.getSeat();
    const gridNames = new Map(context.store.read.grids(area).map(({ gridCode, name }) => [gridCode, name]));
    return context.store.read.members(area).map((member): Entry => {
      const areaName = context.names.area(member.area)?.name ?? member.area;
      const names = member.grids.slice(0, MOST_GRIDS).map((code) => gridNames.get(code) ?? code);
      return {
        text: normalise([member.name, areaName, ...names, ...member.grids].join(' ')),
        phone: member.phone.replace(/\D/g, ''),
        row: memberRow(member, areaName, names),
      };
    });
  });
  const means = ({ text, phone }: Entry, word: string): boolean =>
    text.includes(word) || (/^\d+$/.test(word) && word.length >= PHONE_DIGITS && phone.includes(word));
  return ({ text, limit }: Input<'directory.members'>): Result<MemberRow[]> => {
    const words = searchWords(text);
    if (words.length === 0 || limit === 0) return ok([]);
    const found = entries().filter((entry) => words.every((word) => means(entry, word)));
    return ok(found.slice(0, limit).map(({ row }) => row));
  };
};
