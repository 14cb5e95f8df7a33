import { useEffect, useState } from 'react';
import type { Paper, PeriodFigures, VillageBoard } from '../../../preload/contract';
import { EmptyState, ErrorNote } from '../../components';
import { griddesk, useTerm, valueOf } from '../../kit';
import { BoardPaper } from './BoardPaper';
import { CardsPaper } from './CardsPaper';
import { monthBefore } from './month';
import { NoticePaper } from './NoticePaper';
import { usePeoplePaperStrings } from './strings';

interface Props {
  readonly paper: Paper;
  readonly area: string;
  readonly memberId: string | undefined;
  /** When it is printed, ms. */
  readonly at: number;
}
/** A console that has just begun counts its cases first; asked again after so long, ms. */
const COUNTING_MS = 500;

interface Read {
  readonly board: VillageBoard;
  readonly figures: PeriodFigures | undefined;
}

const read = async (paper: Paper, area: string, period: { from: number; to: number }): Promise<Read> => {
  const board = await valueOf(griddesk.roster.board({ area }));
  if (paper !== 'public-notice') return { board, figures: undefined };
  for (;;) {
    const answer = await griddesk.evaluation.read({ period, area });
    // What this seat may not be told, the notice does not say.
    if (!answer.ok) return { board, figures: undefined };
    if (answer.value.state === 'counted') return { board, figures: answer.value.period };
    await new Promise((resolve) => setTimeout(resolve, COUNTING_MS));
  }
};

/** Papers about a village's people: the board, the cards, the notice. 一证一卡一公示 */
export const PeoplePaper = ({ paper, area, memberId, at }: Props) => {
  const t = usePeoplePaperStrings();
  const term = useTerm();
  const [shown, setShown] = useState<Read>();
  const [error, setError] = useState<unknown>();
  const { from, to } = monthBefore(at);
  useEffect(() => {
    let here = true;
    read(paper, area, { from, to }).then(
      (found) => here && setShown(found),
      (refused: unknown) => here && setError(refused),
    );
    return () => {
      here = false;
    };
  }, [paper, area, from, to]);
  if (error !== undefined) return <ErrorNote error={error} />;
  if (!shown) return <EmptyState title={t('loading')} />;
  const { board, figures } = shown;
  const name = term('papers', paper);
  switch (paper) {
    case 'work-card':
    case 'contact-card':
      return <CardsPaper board={board} kind={paper} memberId={memberId} name={name} at={at} />;
    case 'public-notice':
      return <NoticePaper board={board} figures={figures} period={{ from, to }} name={name} at={at} />;
    default:
      return <BoardPaper board={board} name={name} at={at} />;
  }
};
