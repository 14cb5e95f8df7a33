import type { GridField, FeatureProblem, FeatureProblemName } from './grid-import';
import type { Term } from './terms';

/** What the fields of a grid are called. */
export const gridFieldWords = {
  code: { zh: '网格代码', en: 'grid code' },
  name: { zh: '名称', en: 'name' },
  type: { zh: '类型', en: 'type' },
  households: { zh: '户数', en: 'households' },
} as const satisfies Record<GridField, Term>;

/** Why a feature is not taken, said once for the screen and for the saved list. `{{…}}`: fields of the problem, in words. */
export const featureProblemWords = {
  'no-feature': { zh: '不是 GeoJSON 要素（Feature）', en: 'is no GeoJSON Feature' },
  'no-outline': { zh: '没有面状边界，而是：{{value}}', en: 'has no Polygon but: {{value}}' },
  'several-parts': {
    zh: '由 {{count}} 块组成，一个网格只能有一块，请拆分后各给代码',
    en: 'is made of {{count}} parts, and a grid is of one: split it and give each a code',
  },
  'bad-corner': { zh: '第 {{count}} 个角点不是两个数字', en: 'corner {{count}} is not two numbers' },
  unclosed: { zh: '边界没有闭合，最后一点在 {{at}}', en: 'the outline is not closed; it ends at {{at}}' },
  'too-few': { zh: '边界只有 {{count}} 个点，至少要 4 个', en: 'the outline has {{count}} points and needs 4' },
  'too-many': { zh: '边界有 {{count}} 个点，太多，请先化简', en: 'the outline has {{count}} points, too many: simplify it first' },
  'out-of-range': { zh: '坐标超出范围：{{at}}（应为经纬度）', en: 'is out of range: {{at}} (degrees are wanted)' },
  swapped: { zh: '经度与纬度颠倒：{{at}}', en: 'longitude and latitude are swapped: {{at}}' },
  crossing: { zh: '边界在 {{at}} 处自相交', en: 'the outline crosses itself at {{at}}' },
  'no-area': { zh: '边界没有面积，在 {{at}}', en: 'the outline has no area, at {{at}}' },
  'hole-outside': { zh: '孔洞在边界以外：{{at}}', en: 'a hole lies outside the outline: {{at}}' },
  outside: { zh: '大部分在本席位辖区以外，如 {{at}}', en: 'lies mostly outside this seat’s area, as at {{at}}' },
  overlap: { zh: '与第 {{feature}} 个要素（{{grid}}）重叠 {{share}}', en: 'overlaps with feature {{feature}} ({{grid}}) by {{share}}' },
  'overlap-known': {
    zh: '与文件中没有的现有网格 {{grid}} 重叠 {{share}}',
    en: 'overlaps by {{share}} with the known grid {{grid}}, which is not in the file',
  },
  missing: { zh: '{{field}}为空', en: 'the {{field}} is empty' },
  'too-long': { zh: '{{field}}太长', en: 'the {{field}} is too long' },
  'bad-code': {
    zh: '网格代码应为 12 位村（社区）代码加字母、数字或短横：{{value}}',
    en: 'a grid code is the village’s 12 digits, then letters, digits or dashes, not: {{value}}',
  },
  'rounded-code': {
    zh: '网格代码存成了数字，末几位已丢失（{{value}}），请改存为文本',
    en: 'the grid code is stored as a number and has lost its last digits ({{value}}): store it as text',
  },
  'unknown-code': {
    zh: '没有这个网格，其村（社区）代码 {{value}} 也不存在',
    en: 'there is no such grid, nor a village with the code {{value}}',
  },
  elsewhere: { zh: '网格代码不属于本席位辖区：{{value}}', en: 'the grid code is not of this seat’s area: {{value}}' },
  'code-twice': { zh: '与第 {{feature}} 个要素的网格代码相同', en: 'has the grid code of feature {{feature}}' },
  'unknown-type': { zh: '没有这种网格类型：{{value}}', en: 'no such type of grid: {{value}}' },
  'bad-households': { zh: '户数应为整数：{{value}}', en: 'households are a whole number, not: {{value}}' },
} as const satisfies Record<FeatureProblemName, Term>;

/** The values that the words name, for a language. Coordinates stand as they do in the file: longitude, latitude; a share in percent. */
export const featureProblemValues = (problem: FeatureProblem, lang: keyof Term): Record<string, string | number> => ({
  value: problem.value ?? '',
  count: problem.count ?? 0,
  feature: problem.feature ?? 0,
  grid: problem.grid ?? '',
  at: problem.at ? problem.at.map((one) => Number(one.toFixed(6))).join(', ') : '',
  share: `${Math.max(1, Math.round((problem.share ?? 0) * 100))}%`,
  field: problem.field ? gridFieldWords[problem.field][lang] : '',
});
