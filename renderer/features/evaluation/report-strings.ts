import { defineStrings } from '../../kit';

export const useReportStrings = defineStrings(
  'evaluation-reports',
  {
    title: '定期报告',
    explain:
      '每周、每月结束后自动生成统计报告（XLSX 与 PDF），写入所选文件夹；当时本控制台没有打开的，下次打开时补写。报告只有件数，不含案卷内容和个人信息。',
    folder: '文件夹：{{folder}}',
    choose: '选择文件夹',
    change: '更换文件夹',
    stop: '停止',
    weekly: '周报',
    monthly: '月报',
    period: '统计期',
    at: '生成时间',
    files: '文件',
    'disk-full': '{{time}} 没有写成：磁盘已满。清出空间后会自动重试。',
    failed: '{{time}} 没有生成。数据没有受影响，稍后自动重试。',
    gone: '{{time}} 没有写成：文件夹不在或不能写入。请检查，或更换文件夹；会自动重试。',
  },
  {
    title: 'Reports by themselves',
    explain:
      'When a week or a month has ended, its report is written into the folder you choose, as XLSX and PDF; what fell due while this console was closed is written when it is next open. They hold counts only: nothing of a case, nobody’s data.',
    folder: 'Folder: {{folder}}',
    choose: 'Choose a folder',
    change: 'Choose another folder',
    stop: 'Stop',
    weekly: 'Weekly',
    monthly: 'Monthly',
    period: 'Period',
    at: 'Written',
    files: 'Files',
    'disk-full': 'Not written at {{time}}: the disk is full. It is tried again once there is room.',
    failed: 'Not made at {{time}}. Nothing else is affected; it is tried again by itself.',
    gone: 'Not written at {{time}}: the folder is not there or cannot be written to. Check it or choose another; it is tried again by itself.',
  },
);
