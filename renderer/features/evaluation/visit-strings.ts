import { defineStrings } from '../../kit';

export const useVisitStrings = defineStrings(
  'evaluation-visits',
  {
    title: '关爱走访按期率',
    all: '合计',
    made: '按期走访',
    due: '应走访',
    none: '本期没有到期的走访。',
    chart: '各村（社区）关爱走访按期率的条形图，数值见旁边的表格',
    open: '{{name}}，{{part}}：{{count}} 次，查看对象',
    unknown: '已不在名单中',
  },
  {
    title: 'Care visits made on time',
    all: 'All',
    made: 'Made on time',
    due: 'Due',
    none: 'No visit was due in this period.',
    chart: 'Bar chart of care visits made on time by village; the values are in the table beside it',
    open: '{{name}}, {{part}}: {{count}}, show the people',
    unknown: 'No longer in the list',
  },
);
