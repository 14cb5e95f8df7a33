import { Box } from '@mui/material';
import type { PeriodFigures, VillageBoard } from '../../../preload/contract';
import { useFormat, useTerm } from '../../kit';
import { Fit, INK, PartHead, WallPaper } from './frame';
import { inSheets } from './labels';
import { Duties, MemberTable, Phones } from './parts';
import { usePeoplePaperStrings } from './strings';

const MOST_GRIDS = 75;
const CELL = { border: `0.25mm solid ${INK.line}`, px: '2mm', py: '0.6mm', textAlign: 'left', whiteSpace: 'nowrap' } as const;

/** The figures of the period that have anything in them; what nothing was due of says nothing. */
const Results = ({ figures }: { readonly figures: PeriodFigures | undefined }) => {
  const t = usePeoplePaperStrings();
  const term = useTerm();
  const { number, rate } = useFormat();
  const shown = (figures?.figures ?? []).filter(({ denominator }) => denominator > 0);
  if (shown.length === 0) return <p>{t('noResults')}</p>;
  return (
    <Box component="table" sx={{ borderCollapse: 'collapse', width: '100%' }}>
      <thead>
        <tr>
          {[t('figure'), t('done'), t('due'), t('rate')].map((title) => (
            <Box key={title} component="th" scope="col" sx={{ ...CELL, bgcolor: INK.soft, color: INK.head }}>
              {title}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ figure, numerator, denominator }) => (
          <tr key={figure}>
            <Box component="td" sx={CELL}>
              {term('figures', figure)}
            </Box>
            {[number(numerator), number(denominator), rate(numerator / denominator)].map((value, at) => (
              <Box key={at} component="td" sx={{ ...CELL, textAlign: 'right' }}>
                {value}
              </Box>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
};

interface Props {
  readonly board: VillageBoard;
  readonly figures: PeriodFigures | undefined;
  readonly period: { readonly from: number; readonly to: number };
  readonly name: string;
  readonly at: number;
}

/** 职责和成果公示, A3 upright: what grid members do, who they are, what came of it, whom to tell. */
export const NoticePaper = ({ board, figures, period, name, at }: Props) => {
  const t = usePeoplePaperStrings();
  const { date } = useFormat();
  const [first = [], ...rest] = inSheets(board.grids, MOST_GRIDS);
  const title = t('noticeTitle', { village: board.name });
  const head = (
    <Box component="header" sx={{ bgcolor: INK.head, color: '#fff', textAlign: 'center', px: '16mm', py: '7mm' }}>
      <Box sx={{ fontSize: '13pt' }}>{t('boardUnder', { district: board.districtName, township: board.townshipName })}</Box>
      <Box component="h1" sx={{ m: 0, fontSize: '26pt', fontWeight: 700, lineHeight: 1.3 }}>
        {title}
      </Box>
    </Box>
  );
  const signed = (
    <Box sx={{ textAlign: 'right', fontSize: '13pt', mx: '16mm', mb: '10mm', lineHeight: 1.7 }}>
      <div>{t('signed', { village: board.name })}</div>
      <div>{date(at)}</div>
    </Box>
  );
  const sheets = [first, ...rest].map((grids, n) => (
    <Box key={n} sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      {head}
      <Fit size={13} sx={{ flex: 1, mx: '16mm', my: '6mm', display: 'flex', flexDirection: 'column', gap: '5mm' }}>
        {n === 0 && (
          <>
            <p>{t('noticeWords', { village: board.name })}</p>
            <div>
              <PartHead>{t('partDuties')}</PartHead>
              <Duties board={board} columns={1} />
            </div>
          </>
        )}
        <div>
          <PartHead>{t('partMembers')}</PartHead>
          <Box sx={{ fontSize: '0.85em' }}>
            <MemberTable board={board} grids={[...grids]} columns={grids.length > 12 ? 3 : 1} />
          </Box>
        </div>
        {n === 0 && (
          <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)', gap: '8mm' }}>
            <div>
              <PartHead>{t('partResults', { from: date(period.from), to: date(period.to - 1) })}</PartHead>
              <Results figures={figures} />
            </div>
            <div>
              <PartHead>{t('partPhones')}</PartHead>
              <Phones board={board} />
            </div>
          </Box>
        )}
      </Fit>
      {signed}
    </Box>
  ));
  return <WallPaper name={name} size="a3-portrait" sheets={sheets} />;
};
