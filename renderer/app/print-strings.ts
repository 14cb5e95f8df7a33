import { defineStrings } from '../kit';

export const usePrintStrings = defineStrings(
  'print',
  {
    group: '打印',
    preview: '打印预览',
    print: '打印',
    save: '另存为 PDF',
    close: '关闭',
    nothing: '没有可打印的内容。',
    'print-done': '已交给打印机。',
    'print-cancelled': '已取消打印。',
    'print-failed': '没有打印成功：系统没有可用的打印机。请检查打印机，或先另存为 PDF。',
    'save-done': '已保存为 PDF 文件。文件在本控制台之外，请妥善保管。',
    'save-cancelled': '已取消保存。',
    'save-failed': '没有保存成功：所选位置不能写入。请换一个位置再试。',
  },
  {
    group: 'Print',
    preview: 'Print preview',
    print: 'Print',
    save: 'Save as PDF',
    close: 'Close',
    nothing: 'There is nothing to print.',
    'print-done': 'Handed to the printer.',
    'print-cancelled': 'Not printed.',
    'print-failed': 'Printing failed: the system has no printer ready. Check the printer, or save as PDF.',
    'save-done': 'Saved as a PDF file. It is outside of this console now; keep it safe.',
    'save-cancelled': 'Not saved.',
    'save-failed': 'Saving failed: nothing can be written there. Choose another place.',
  },
);
