import * as v from 'valibot';
import { Id } from '../scalars';
import { PAPERS } from '../vocabulary';
import { channel } from './channel';
import { ReportOf } from './evaluation';

/** What a print window shows: which paper, of which case or of which figures. */
export const PaperOf = v.strictObject({ paper: v.picklist(PAPERS), caseId: v.optional(Id), report: v.optional(ReportOf) });

/** `cancelled`: the operator went back; `failed`: the system has no printer, or the file cannot be written there. */
const Left = v.strictObject({ outcome: v.picklist(['done', 'cancelled', 'failed']) });

/** Printing what the asking window shows. Each is written to the audit before anything leaves. 打印 */
export const paperChannels = {
  /** Through the system's dialog. */
  'paper.print': channel(PaperOf, Left),
  /** As a PDF file, to where the operator says. */
  'paper.save': channel(PaperOf, Left),
} as const;
