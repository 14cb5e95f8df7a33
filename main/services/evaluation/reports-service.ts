import type { REPORT_PROBLEMS, ReportsState, Result } from '../../../preload/contract';
import type { DueReport } from '../../domain';
import type { ExportLanguage } from '../trust/export-words';
import type { ExportFile } from '../trust/types';

/** The reports this console makes by itself: what is planned, what is due, what was made. Writing files is the app's. */
export interface ReportsService {
  read(): ReportsState;
  /** Refused to everybody but the shift lead; written down. */
  plan(change: {
    readonly folder?: string;
    readonly weekly?: boolean;
    readonly monthly?: boolean;
    readonly stop?: boolean;
  }): Result<ReportsState>;
  /** What is to be made now. `asked`: somebody has just asked for them, and waits for no quiet. */
  due(asked: boolean): { readonly folder: string; readonly reports: readonly DueReport[] } | undefined;
  workbook(report: DueReport, lang: ExportLanguage): Promise<Result<ExportFile>>;
  made(report: DueReport, files: readonly string[]): void;
  failed(why: (typeof REPORT_PROBLEMS)[number]): void;
  start(): void;
  stop(): void;
}
