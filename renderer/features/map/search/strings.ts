import { defineStrings } from '../../../kit';

export const useMapSearchStrings = defineStrings(
  'map-search',
  {
    find: '查找位置',
    hint: '村、网格、案卷或人员',
    area: '行政区划',
    grid: '网格',
    case: '在办案卷',
    person: '关爱对象',
    none: '没有符合的位置',
    more: '输入名称、编号查找',
    clear: '清除',
    open: '展开',
  },
  {
    find: 'Find a place',
    hint: 'Village, grid, case or person',
    area: 'Area',
    grid: 'Grid',
    case: 'Open case',
    person: 'Person in care',
    none: 'No such place',
    more: 'Type a name or a number',
    clear: 'Clear',
    open: 'Open',
  },
);
