import { useState } from 'react';
import type { Paper, Seat } from '../../../../preload/contract';
import { EmptyState, ErrorNote, paper as sheets } from '../../../components';
import { useSettings, useTerm } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useDetail } from '../use-detail';
import { caseHistory } from './case-history';
import { dispatchOrders } from './dispatch-orders';
import { supervisionSlips } from './supervision-slips';
import { SignFor } from './SignFor';
import type { Signed } from './signed';
import { transferFile } from './transfer-file';
import { useWords, type PaperProps, type Words } from './use-words';

const makers = {
  'dispatch-order': dispatchOrders,
  'supervision-slip': supervisionSlips,
  'case-history': caseHistory,
  'transfer-file': transferFile,
} satisfies Partial<Record<Paper, (words: Words, props: PaperProps, seat: Seat) => readonly sheets.Part[]>>;
export type CasePaperKind = keyof typeof makers;
export const isCasePaper = (paper: Paper): paper is CasePaperKind => paper in makers;

interface Props {
  readonly paper: CasePaperKind;
  readonly caseId: string;
  /** When it is printed, ms. */
  readonly at: number;
}

/** A paper about one case. What the seat may not print, or what there is nothing of, is said instead. */
export const CasePaper = ({ paper, caseId, at }: Props) => {
  const words = useWords();
  const term = useTerm();
  const { seat } = useSettings();
  const [signed, setSigned] = useState<Signed>();
  const { detail, error, reload } = useDetail(caseId);
  // Codes are no words: the paper waits for the names.
  const { rulebook } = useDirectory();
  if (!detail || !rulebook)
    return error === undefined ? (
      <EmptyState title={words.t('unread')} />
    ) : (
      <EmptyState title={words.t('notThere')} action={<ErrorNote error={error} onRetry={reload} />} />
    );
  const parts = detail.row.papers.includes(paper) ? makers[paper](words, { detail, at, signed }, seat) : [];
  if (parts.length === 0) return <EmptyState title={words.t('notThere')} hint={words.t('notThereHint')} />;
  return (
    <>
      {paper === 'transfer-file' && seat.role === 'lead' && <SignFor caseId={caseId} signed={signed} onSigned={setSigned} />}
      <sheets.PaperDocument name={term('papers', paper)} parts={parts} at={at} />
    </>
  );
};
