import { memberRoles, type Input, type Result, type RosterColumn } from '../../../preload/contract';
import { cleanLine, maskName, maskPhone } from '../../domain';
import type { Context } from '../context';
import { admit, fileOf, noticeOf, wordIn } from '../trust/exports';
import type { ExportLanguage } from '../trust/export-words';
import type { Cell } from '../trust/table-file';
import type { ExportFile } from '../trust/types';

/** Headings that an import knows again. */
const HEADINGS = {
  'zh-CN': ['编号', '姓名', '电话', '角色', '区域代码', '所属区域', '网格代码', '在岗'],
  en: ['ID', 'Name', 'Phone', 'Role', 'Area code', 'Area', 'Grids', 'On duty'],
} as const satisfies Record<ExportLanguage, { readonly length: number } & readonly string[]>;
const DUTY = { 'zh-CN': { true: '是', false: '否' }, en: { true: 'yes', false: 'no' } } as const;

/** The roster of the seat's area, a person a row; unmasked it can be changed in a spreadsheet and read back. */
export const createExportRoster =
  (context: Context) =>
  async ({ format, unmasked }: Input<'exports.roster'>, lang: ExportLanguage): Promise<Result<ExportFile>> => {
    const refused = admit(context, 'export.roster', unmasked);
    if (refused) return refused;
    const word = wordIn(lang);
    const rows = context.names.membersIn(context.getSeat().area).map((member): Cell[] => {
      const row: Record<RosterColumn, string> = {
        id: member.id,
        name: unmasked ? cleanLine(member.name) : maskName(cleanLine(member.name)),
        phone: unmasked ? member.phone : maskPhone(member.phone),
        role: word(memberRoles[member.role]),
        areaCode: member.area,
        area: context.names.area(member.area)?.name ?? '',
        grids: member.grids.join(','),
        onDuty: DUTY[lang][`${member.onDuty}`],
      };
      return Object.values(row);
    });
    return fileOf(context, 'roster', format, { notice: noticeOf(context, lang, unmasked), columns: [...HEADINGS[lang]], rows });
  };
