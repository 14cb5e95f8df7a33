import { defineStrings } from '../../kit';

export const usePaperStrings = defineStrings(
  'paper',
  {
    page: '第 {{page}} 页　共 {{pages}} 页',
    printedBy: '打印人：{{name}}　{{time}}',
  },
  {
    page: 'Page {{page}} of {{pages}}',
    printedBy: 'Printed by {{name}}, {{time}}',
  },
);
