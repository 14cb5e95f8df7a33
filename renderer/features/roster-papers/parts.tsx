import { Box } from '@mui/material';
import type { VillageBoard } from '../../../preload/contract';
import { useFormat, useLang, useTerm } from '../../kit';
import { INK } from './frame';
import { labelsOf, memberOf } from './labels';
import { usePeoplePaperStrings } from './strings';

const CELL = { border: `0.25mm solid ${INK.line}`, px: '1mm', py: '0.5mm', whiteSpace: 'nowrap', textAlign: 'left' } as const;

/** Grids with who is in charge, side by side in so many columns. */
export const MemberTable = ({
  board,
  grids,
  columns,
}: {
  readonly board: VillageBoard;
  readonly grids: VillageBoard['grids'];
  readonly columns: number;
}) => {
  const t = usePeoplePaperStrings();
  const term = useTerm();
  const { number } = useFormat();
  const labels = labelsOf(board.grids);
  const each = Math.max(1, Math.ceil(grids.length / columns));
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: `repeat(${columns}, minmax(max-content, 1fr))`, columnGap: '3mm', alignItems: 'start' }}
    >
      {Array.from({ length: columns }, (_, column) => grids.slice(column * each, (column + 1) * each)).map((part, column) => (
        <Box key={column} component="table" sx={{ borderCollapse: 'collapse', width: '100%' }}>
          <thead>
            <tr>
              {[t('no'), t('type'), t('households'), t('member'), t('phone')].map((title) => (
                <Box key={title} component="th" scope="col" sx={{ ...CELL, bgcolor: INK.soft, color: INK.head, fontWeight: 700 }}>
                  {title}
                </Box>
              ))}
            </tr>
          </thead>
          <tbody>
            {part.map(({ code, type, households }) => {
              const member = memberOf(board, code);
              return (
                <tr key={code}>
                  <Box component="td" sx={{ ...CELL, fontWeight: 700 }}>
                    {labels.get(code)}
                  </Box>
                  <Box component="td" sx={CELL}>
                    {term('gridTypes', type)}
                  </Box>
                  <Box component="td" sx={{ ...CELL, textAlign: 'right' }}>
                    {number(households)}
                  </Box>
                  <Box component="td" sx={CELL}>
                    {member?.name ?? t('none')}
                  </Box>
                  <Box component="td" sx={CELL}>
                    {member?.phone ?? ''}
                  </Box>
                </tr>
              );
            })}
          </tbody>
        </Box>
      ))}
    </Box>
  );
};

/** The duties as a numbered list. */
export const Duties = ({ board, columns }: { readonly board: VillageBoard; readonly columns: number }) => {
  const english = useLang() === 'en';
  return (
    <Box component="ol" sx={{ pl: '1.6em', columnCount: columns, columnGap: '6mm' }}>
      {board.rules.duties.map(({ zh, en }) => (
        <Box component="li" key={zh} sx={{ breakInside: 'avoid', pb: '0.6mm' }}>
          {english ? en : zh}
        </Box>
      ))}
    </Box>
  );
};

interface PhonesProps {
  readonly board: VillageBoard;
  /** On a card: the nearest two offices, each name above its number, and the numbers everybody knows in two columns. */
  readonly small?: boolean;
}

const NUMBER = { fontWeight: 700, whiteSpace: 'nowrap' } as const;

/** Offices of the place and the numbers everybody knows. */
export const Phones = ({ board, small = false }: PhonesProps) => {
  const english = useLang() === 'en';
  const hotlines = board.rules.hotlines.map(({ zh, en, phone }) => ({ name: english ? en : zh, phone }));
  const line = ({ name, phone }: { readonly name: string; readonly phone: string }) => (
    <Box
      component="li"
      key={`${name} ${phone}`}
      sx={{ display: 'flex', justifyContent: 'space-between', gap: '2mm', whiteSpace: 'nowrap' }}
    >
      <span>{name}</span>
      <Box component="span" sx={NUMBER}>
        {phone}
      </Box>
    </Box>
  );
  const list = { listStyle: 'none', p: 0 } as const;
  if (!small)
    return (
      <Box component="ul" sx={list}>
        {[...board.offices, ...hotlines].map(line)}
      </Box>
    );
  return (
    <>
      <Box component="ul" sx={list}>
        {board.offices.slice(0, 2).map(({ name, phone }) => (
          <Box component="li" key={name}>
            <Box sx={{ whiteSpace: 'nowrap' }}>{name}</Box>
            <Box sx={NUMBER}>{phone}</Box>
          </Box>
        ))}
      </Box>
      <Box component="ul" sx={{ ...list, mt: '0.5mm !important' }}>
        {hotlines.map(line)}
      </Box>
    </>
  );
};
