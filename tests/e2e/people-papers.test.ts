import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Paper, VillageBoard } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, must } from '../support/consoles';
import { pdfPages } from '../support/pdf-text';
import type { Console } from '../support/electron';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
let folder: string;
let board: VillageBoard;
beforeAll(async () => {
  folder = process.env['GRIDDESK_SHOTS'] ?? consoles.newFolder();
  desk = await consoles.start({ dataDir: consoles.newFolder(), role: 'lead' });
  const [township] = must(await desk.griddesk('roster.branch', {}));
  const villages = must(await desk.griddesk('roster.branch', { area: township!.code })).flatMap((node) =>
    node.kind === 'area' ? [node] : [],
  );
  // The village with most to put on its board.
  const [largest] = villages.toSorted((a, b) => b.grids - a.grids);
  board = must(await desk.griddesk('roster.board', { area: largest!.code }));
});

const open = async (paper: Paper, memberId?: string): Promise<Page> => {
  const opened = desk.app.waitForEvent('window');
  must(await desk.griddesk('app.openWindow', { show: 'print', paper, area: board.code, ...(memberId === undefined ? {} : { memberId }) }));
  const window = await opened;
  await window.locator('[data-testid=paper][data-status=ready]').waitFor();
  return window;
};
/** Elements whose words reach over their own edge or that of their sheet. */
const cut = (window: Page) =>
  window.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-testid=sheet]')].flatMap((sheet) => {
      const edge = sheet.getBoundingClientRect();
      return [...sheet.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
        const { left, right, top, bottom, width } = element.getBoundingClientRect();
        // What takes no room of its own has no place either.
        if (width === 0) return [];
        const out = left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1;
        const over =
          getComputedStyle(element).overflow === 'hidden' &&
          (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
        return out || over || element.dataset['fits'] === 'false' ? [`${element.tagName} ${element.textContent?.slice(0, 40)}`] : [];
      });
    }),
  );
const save = async (window: Page, name: string) => {
  const path = join(folder, `${name}.pdf`);
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as never;
  }, path);
  await window.keyboard.press('Control+s');
  await window.locator('[data-testid=paper-outcome]:not(:empty)').waitFor();
  const file = readFileSync(path);
  return { pages: pdfPages(file), raw: file.toString('latin1') };
};
const squeezed = (text: string) => text.replaceAll(/[\s　]/g, '');

const SIZES = { 'grid-board': [1191, 842], 'public-notice': [842, 1191], 'work-card': [595, 842], 'contact-card': [595, 842] } as const;
const WORDS = {
  'grid-board': {
    'zh-CN': ['网格化服务管理公示牌', '组织架构', '网格分布', '网格员职责', '12345'],
    en: ['Gridboard', 'Whoiswho', 'Dutiesofagridmember'],
  },
  'public-notice': {
    'zh-CN': ['网格员职责和工作成果公示', '一、网格员职责', '三、工作成果'],
    en: ['dutiesandresults', '1.Duties', '3.Results'],
  },
  'work-card': { 'zh-CN': ['网格员工作证', '贴照片处', '发证日期'], en: ['Gridmember', 'Photo', 'Issued'] },
  'contact-card': { 'zh-CN': ['网格员联系卡', '您的网格员', '小事一格解决'], en: ['Yourcontact', 'Yourgridmember'] },
} as const;

describe.each(['zh-CN', 'en'] as const)('papers of a village in %s', (lang) => {
  it.each(Object.keys(SIZES) as (keyof typeof SIZES)[])(
    '%s is whole: its size, its fonts, everybody’s name and number, nothing cut',
    async (paper) => {
      await desk.griddesk('settings.update', { lang });
      const window = await open(paper);
      expect(await cut(window)).toEqual([]);
      expect(await findings(window, paper)).toEqual([]);
      const { pages, raw } = await save(window, `${paper}-${lang}`);
      await window.close();
      for (const { width, height } of pages) expect([Math.round(width), Math.round(height)]).toEqual(SIZES[paper]);
      const text = squeezed(pages.map((page) => page.text).join(''));
      for (const words of WORDS[paper][lang]) expect(text).toContain(words);
      for (const { id, name, phone, role } of board.people)
        if (role === 'grid-member') for (const words of paper === 'work-card' ? [name, id] : [name, phone]) expect(text).toContain(words);
      expect(text).toContain(squeezed(board.name));
      // No glyph that the font has not got, and every font in the file itself: drawn glyph by glyph (Type 3), or as a font file.
      expect(text).not.toContain('\ufffd');
      const files = raw.match(/\/FontFile[23]?\s/g)?.length ?? 0;
      expect(raw.match(/\/Subtype\s*\/(?:Type1|TrueType|CIDFontType[02])\b/g)?.length ?? 0).toBe(files);
      expect(raw.match(/\/Subtype\s*\/Type3\b/g)?.length ?? 0).toBeGreaterThan(files === 0 ? 0 : -1);
    },
  );
});

it('is refused to a seat that prints nothing of people', async () => {
  const { seat } = must(await desk.griddesk('settings.read'));
  must(await desk.griddesk('settings.update', { seat: { ...seat, role: 'observer' } }));
  expect(await desk.griddesk('roster.board', { area: board.code })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});
