import * as v from 'valibot';
import { PartyRow } from '../rows';
import { AreaCode, Code, Id, text } from '../scalars';
import { PAPERS } from '../vocabulary';
import { channel } from './channel';
import { ReportOf } from './evaluation';

/** What a print window shows: which paper, of which case or of which figures; of which broadcast; or of which village's people, all of them or one. */
export const PaperOf = v.strictObject({
  paper: v.picklist(PAPERS),
  caseId: v.optional(Id),
  report: v.optional(ReportOf),
  broadcastId: v.optional(Id),
  area: v.optional(AreaCode),
  memberId: v.optional(Code),
});

/** `cancelled`: the operator went back; `failed`: the system has no printer, or the file cannot be written there. */
const Left = v.strictObject({ outcome: v.picklist(['done', 'cancelled', 'failed']) });

/** Printing what the asking window shows. Each is written to the audit before anything leaves. 打印 */
export const paperChannels = {
  /** People of the file of a handover in full, for a shift lead's purpose. 移送卷宗不脱敏 */
  'cases.unmask': channel(
    v.strictObject({ caseId: Id, purpose: v.pipe(text(200), v.trim(), v.minLength(1)) }),
    v.strictObject({
      signedBy: v.string(),
      reporter: v.optional(v.strictObject({ name: v.string(), phone: v.string() })),
      parties: v.array(PartyRow),
    }),
  ),
  /** Through the system's dialog. */
  'paper.print': channel(PaperOf, Left),
  /** As a PDF file, to where the operator says. */
  'paper.save': channel(PaperOf, Left),
} as const;
