import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dateAt, fail, ok, type ReportOf, type Result } from '../../preload/contract';
import type { DueReport } from '../domain';
import type { AppHandlers } from '../ipc/answer';
import type { Services } from '../services';
import { saveAtomically } from '../store';
import type { Language } from './language';
import { log, placeOf } from './log';
import { pdfOf } from './print';

/** How often it is looked whether a report is due, ms. */
const EVERY_MS = 60_000;
/** A paper that is not laid out by then is not going to be, ms. */
const LAID_OUT_MS = 120_000;
const LOOK_MS = 250;

const names = {
  'zh-CN': { week: '统计周报', month: '统计月报', made: '定期报告已生成' },
  en: { week: 'Weekly report', month: 'Monthly report', made: 'A report was written' },
} as const;

export interface ReportsParts {
  /** Undefined while the data is closed or behind the curtain. */
  readonly services: () => Services | undefined;
  /** A window that shows the paper, and that nobody sees. */
  readonly openUnseen: (report: ReportOf) => BrowserWindow;
  readonly language: () => Language;
  /** Asks for a folder; undefined: they thought better of it. */
  readonly askFolder: () => Promise<string | undefined>;
  /** Tells the desktop, if the operator wants it. */
  readonly notify: (text: { title: string; body: string }) => void;
}

class Unwritten extends Error {
  constructor(readonly why: 'folder' | 'disk-full' | 'failed') {
    super(why);
  }
}

const write = (path: string, bytes: Uint8Array): Promise<void> =>
  saveAtomically(path, bytes).catch((error: NodeJS.ErrnoException) => {
    throw new Unwritten(error.code === 'ENOSPC' ? 'disk-full' : 'folder');
  });

const IS_READY = "document.querySelector('[data-testid=paper][data-status=ready]') !== null";

/** The paper as PDF, from a window that is opened for it and closed again. */
const paperOf = async (window: BrowserWindow): Promise<Uint8Array> => {
  try {
    for (const end = Date.now() + LAID_OUT_MS; ;) {
      if (window.isDestroyed() || Date.now() > end) throw new Unwritten('failed');
      if (await window.webContents.executeJavaScript(IS_READY)) return await pdfOf(window, 'evaluation');
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
};

/**
 * Writes the reports of the last weeks and months into the folder that the lead chose, as a workbook and as a PDF: at the
 * turn of the period, or when the console is next open. They hold counts and nobody's data, so they may lie in the open.
 */
export const createReportWriter = ({ services, openUnseen, language, askFolder, notify }: ReportsParts) => {
  let running: Promise<void> | undefined;
  let again = false;

  const make = async (open: Services, folder: string, report: DueReport): Promise<void> => {
    const lang = language();
    const { kind, period } = report;
    const name = `${names[lang][kind]} ${dateAt(period.from)}–${dateAt(period.to - 1)}`;
    const workbook = await open.reports.workbook(report, lang);
    if (!workbook.ok) throw new Unwritten('failed');
    const pdf = await paperOf(openUnseen({ kind, period }));
    const files = [`${name}.xlsx`, `${name}.pdf`];
    await write(join(folder, files[0]!), workbook.value.bytes);
    await write(join(folder, files[1]!), pdf);
    open.reports.made(report, files);
    notify({ title: names[lang].made, body: name });
  };

  const run = async (asked: boolean): Promise<void> => {
    const open = services();
    const due = open?.reports.due(asked);
    if (!open || !due) return;
    try {
      // A drive that was taken out must not be written to as a folder of the same name.
      if (
        !(await stat(due.folder).then(
          (found) => found.isDirectory(),
          () => false,
        ))
      )
        throw new Unwritten('folder');
      await mkdir(due.folder, { recursive: true });
      for (const report of due.reports) if (services() === open) await make(open, due.folder, report);
    } catch (error) {
      log(`a report could not be written: ${placeOf(error)}`);
      if (services() === open) open.reports.failed(error instanceof Unwritten ? error.why : 'failed');
    }
  };

  const look = (asked: boolean): void => {
    if (running) {
      again ||= asked;
      return;
    }
    running = run(asked)
      .catch((error: unknown) => log(`the reports could not be looked at: ${placeOf(error)}`))
      .finally(() => {
        running = undefined;
        if (again) {
          again = false;
          look(true);
        }
      });
  };

  const withReports = async (act: (reports: Services['reports']) => Result<ReturnType<Services['reports']['read']>>) => {
    const open = services();
    return open ? act(open.reports) : fail('locked', 'the data is not open');
  };

  const handlers: Pick<AppHandlers, 'reports.read' | 'reports.choose' | 'reports.plan'> = {
    'reports.read': () => withReports((reports) => ok(reports.read())),
    'reports.choose': async () => {
      // Who may not plan is not asked for a folder either.
      const allowed = await withReports((reports) => reports.plan({}));
      if (!allowed.ok) return allowed;
      const folder = await askFolder();
      if (folder === undefined) return allowed;
      const planned = await withReports((reports) => reports.plan({ folder }));
      if (planned.ok) look(true);
      return planned;
    },
    'reports.plan': async ({ weekly, monthly, stop }) => {
      const planned = await withReports((reports) => reports.plan({ weekly, monthly, ...(stop ? { stop } : {}) }));
      if (planned.ok) look(true);
      return planned;
    },
  };
  return {
    handlers,
    /** Looks from now on, as long as the console is open. */
    start: (): void => void setInterval(() => look(false), EVERY_MS).unref(),
  };
};
