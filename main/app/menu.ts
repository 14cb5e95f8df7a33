import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from './language';

const words = {
  'zh-CN': {
    app: '网格调度台',
    edit: '编辑',
    view: '视图',
    window: '窗口',
    quit: '退出',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    all: '全选',
    reload: '刷新界面',
    zoomIn: '放大',
    zoomOut: '缩小',
    zoomReset: '实际大小',
    full: '全屏',
    newWindow: '新建窗口',
    wall: '大屏展示',
    close: '关闭窗口',
  },
  en: {
    app: 'GridDesk',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    quit: 'Quit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    all: 'Select All',
    reload: 'Reload Interface',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    zoomReset: 'Actual Size',
    full: 'Full Screen',
    newWindow: 'New Window',
    wall: 'Wall Display',
    close: 'Close Window',
  },
} as const;

/** The menu: little in it, because the console has its own; it is there for the keys everybody knows. */
export const setMenu = (language: Language, open: (show: 'dispatch' | 'wall') => unknown): void => {
  const t = words[language];
  const template: MenuItemConstructorOptions[] = [
    { label: t.app, submenu: [{ role: 'quit', label: t.quit }] },
    {
      label: t.edit,
      submenu: [
        { role: 'undo', label: t.undo },
        { role: 'redo', label: t.redo },
        { type: 'separator' },
        { role: 'cut', label: t.cut },
        { role: 'copy', label: t.copy },
        { role: 'paste', label: t.paste },
        { role: 'selectAll', label: t.all },
      ],
    },
    {
      label: t.view,
      submenu: [
        { role: 'reload', label: t.reload },
        { type: 'separator' },
        { role: 'zoomIn', label: t.zoomIn },
        { role: 'zoomOut', label: t.zoomOut },
        { role: 'resetZoom', label: t.zoomReset },
        { role: 'togglefullscreen', label: t.full },
      ],
    },
    {
      label: t.window,
      submenu: [
        { label: t.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: () => void open('dispatch') },
        { label: t.wall, click: () => void open('wall') },
        { role: 'close', label: t.close },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
