/** What the spreadsheets say; they are read in the language of the console that made them. */
export type ExportLanguage = 'zh-CN' | 'en';

export const exportWords = {
  'zh-CN': {
    masked: '个人信息已脱敏',
    unmasked: '含未脱敏个人信息，用途：',
    by: '导出人',
    at: '导出时间',
    cases: ['案卷号', '状态', '优先级', '类别', '村（社区）', '标题', '地址', '上报人', '上报人电话', '上报时间', '结束时间', '返工次数'],
    people: ['姓名', '性别', '年龄', '身份证号', '电话', '地址', '村（社区）', '关爱类别', '下次走访', '负责人'],
    sex: { male: '男', female: '女' },
  },
  en: {
    masked: 'personal data masked',
    unmasked: 'personal data NOT masked, purpose: ',
    by: 'made by',
    at: 'at',
    cases: [
      'Number',
      'State',
      'Priority',
      'Category',
      'Village',
      'Title',
      'Address',
      'Reporter',
      'Reporter’s phone',
      'Reported',
      'Ended',
      'Rework',
    ],
    people: ['Name', 'Sex', 'Age', 'ID number', 'Phone', 'Address', 'Village', 'Care', 'Next visit', 'Responsible'],
    sex: { male: 'male', female: 'female' },
  },
} as const;
