import { useState } from 'react';
import type { IntakeSource } from '../../../../preload/contract';
import { newId, useDraft } from '../../../kit';

/** A report that is being written, as it is kept until it is sent. */
export interface ReportDraft {
  /** Of the case it will be; made once, so that sending it again after a lost answer opens no second one. */
  readonly caseId: string;
  readonly source: IntakeSource;
  readonly title: string;
  readonly description: string;
  /** Empty: decided when it is filed. */
  readonly category: string;
  readonly urgent: boolean;
  readonly address: string;
  /** Degrees WGS84; absent: not placed yet. */
  readonly place?: { readonly lon: number; readonly lat: number } | undefined;
  /** The middle of a village or township, which is no place of a report yet. */
  readonly rough: boolean;
  /** Somebody of the roster: main knows who that is, the window only the masked words. */
  readonly member?: { readonly id: string; readonly words: string } | undefined;
  readonly name: string;
  readonly phone: string;
  readonly media: readonly string[];
}

/** One report is written at a time. */
export const REPORT_DRAFT = ['new-report', 'report'] as const;

const empty = (caseId: string): ReportDraft => ({
  caseId,
  source: 'hotline',
  title: '',
  description: '',
  category: '',
  urgent: false,
  address: '',
  place: undefined,
  rough: false,
  member: undefined,
  name: '',
  phone: '',
  media: [],
});

/** The report being written: `[draft, change, forget]`. */
export const useReportDraft = (): readonly [ReportDraft, (patch: Partial<ReportDraft>) => void, () => void] => {
  const [caseId, setCaseId] = useState(newId);
  const [draft, change, forget] = useDraft<ReportDraft>(...REPORT_DRAFT, empty(caseId));
  return [
    draft,
    // The id goes into what is kept with the first word.
    (patch) => change({ caseId: draft.caseId, ...patch }),
    () => {
      forget();
      setCaseId(newId());
    },
  ];
};
