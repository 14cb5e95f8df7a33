import type { BrowserWindow } from 'electron';
import { fail, ok, papers, type Output, type Paper, type Result } from '../../preload/contract';
import type { PaperAsked, Services } from '../services';
import { saveAtomically } from '../store';
import type { AskWhere } from './ask-where';
import type { Language } from './language';
import { log, placeOf } from './log';

export interface PrintParts {
  /** The asking window, if it shows a paper. */
  readonly printWindow: (id: number) => BrowserWindow | undefined;
  /** Undefined while the data is closed or behind the curtain. */
  readonly services: () => Services | undefined;
  readonly language: () => Language;
  readonly askWhere: AskWhere;
}

type Answer = Result<Output<'paper.print'>>;

/** The page has its margins drawn on it; colours and lines are part of the form. What hangs on a wall is A3. */
const pageOf = (paper: Paper) =>
  ({
    pageSize: paper === 'grid-board' || paper === 'public-notice' ? 'A3' : 'A4',
    landscape: paper === 'grid-board',
    printBackground: true,
  }) as const;

/** The system's own dialog. What comes back when an operator closes it differs by system, but says so. */
const throughDialog = (window: BrowserWindow, paper: Paper): Promise<Answer> =>
  new Promise((resolve) =>
    window.webContents.print({ ...pageOf(paper), silent: false, margins: { marginType: 'none' } }, (done, reason) => {
      if (!done && !/cancel/i.test(reason)) log(`printing failed: ${reason}`);
      resolve(ok({ outcome: done ? 'done' : /cancel/i.test(reason) ? 'cancelled' : 'failed' }));
    }),
  );

/** What the window shows, as PDF. */
export const pdfOf = (window: BrowserWindow, paper: Paper): Promise<Buffer> =>
  window.webContents.printToPDF({ ...pageOf(paper), preferCSSPageSize: true, generateTaggedPDF: true });

const intoFile = async (window: BrowserWindow, paper: Paper, filePath: string | undefined): Promise<Answer> => {
  if (filePath === undefined) return ok({ outcome: 'cancelled' });
  try {
    await saveAtomically(filePath, await pdfOf(window, paper), 0o666);
    return ok({ outcome: 'done' });
  } catch (error) {
    log(`a paper could not be saved: ${placeOf(error)}`);
    return ok({ outcome: 'failed' });
  }
};

/** Puts what a print window shows on paper or into a file, if the seat may; the audit knows before it happens. */
export const createPrinting = ({ printWindow, services, language, askWhere }: PrintParts) => {
  const leave = async (how: 'print' | 'save', asked: PaperAsked, from: number): Promise<Answer> => {
    const window = printWindow(from);
    if (!window) return fail('not-allowed', 'this window shows no paper');
    const open = services();
    if (!open) return fail('locked', 'the data is not open');
    const allowed = open.leavePaper(how, asked);
    if (!allowed.ok) return allowed;
    if (how === 'print') return throughDialog(window, asked.paper);
    const name = papers[asked.paper][language() === 'en' ? 'en' : 'zh'];
    const suggested = `${[name, allowed.value.number].filter(Boolean).join(' ')}.pdf`;
    return intoFile(window, asked.paper, await askWhere(suggested, { window, type: { name: 'PDF', extensions: ['pdf'] } }));
  };
  return {
    'paper.print': (asked: PaperAsked, { id }: { readonly id: number }) => leave('print', asked, id),
    'paper.save': (asked: PaperAsked, { id }: { readonly id: number }) => leave('save', asked, id),
  };
};
