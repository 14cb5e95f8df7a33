import { defineStrings } from '../../kit';

export const usePaletteStrings = defineStrings(
  'palette',
  {
    title: '查找',
    placeholder: '案卷、人员、部门、村（社区）或操作',
    actions: '操作',
    cases: '案卷',
    people: '关爱对象',
    departments: '部门',
    villages: '村（社区）',
    none: '没有找到“{{text}}”',
    noneHint: '换一个词试试；两个字以上会同时查找归档案卷。',
    count_one: '{{count}} 条结果',
    count_other: '{{count}} 条结果',
    hint: '↑ ↓ 选择，Enter 打开，Esc 返回',
  },
  {
    title: 'Find',
    placeholder: 'A case, person, department, village or action',
    actions: 'Actions',
    cases: 'Cases',
    people: 'People in care',
    departments: 'Departments',
    villages: 'Villages',
    none: 'Nothing found for “{{text}}”',
    noneHint: 'Try another word; from two characters on the archive is searched as well.',
    count_one: '{{count}} result',
    count_other: '{{count}} results',
    hint: '↑ ↓ choose, Enter opens, Esc goes back',
  },
);
