import { defineStrings } from '../../kit';

export const useCareStrings = defineStrings(
  'case-care',
  {
    title: '相关关爱对象',
    about: '案卷涉及此人',
    address: '案卷地址即其住址',
    near: '相距 {{distance}}',
    grid: '同一网格',
    lookedAfterBy: '责任人 {{name}}',
    open: '查看',
    openPerson: '查看{{name}}的情况',
    male: '男',
    female: '女',
    age: '{{count}} 岁',
  },
  {
    title: 'People in care concerned',
    about: 'the case is about them',
    address: 'the case is at their address',
    near: '{{distance}} away',
    grid: 'in the same grid',
    lookedAfterBy: 'looked after by {{name}}',
    open: 'Open',
    openPerson: 'Open {{name}}',
    male: 'male',
    female: 'female',
    age: '{{count}}',
  },
);
