import { Box } from '@mui/material';
import { lightOf, type Category, type WallLine } from '../../../../preload/contract';
import { pick, timeLeftText, useLang } from '../../../kit';
import { Mark } from '../Mark';
import { shortName } from '../project';
import { cut } from '../../../components';
import { units } from '../size';
import { useWallStrings } from '../strings';

/** Lines of one screen. */
export const ROWS = 8;
const COLUMNS = `${units(18)} ${units(14)} minmax(0, 1fr) ${units(20)}`;

interface Props {
  readonly lines: readonly WallLine[];
  readonly categories: ReadonlyMap<string, Category>;
  readonly page: number;
  readonly now: number;
}

const Line = ({ line, categories, now }: Omit<Props, 'lines' | 'page'> & { readonly line: WallLine }) => {
  const t = useWallStrings();
  const lang = useLang();
  const category = line.category === undefined ? undefined : categories.get(line.category);
  const light = lightOf(line.clock, now);
  return (
    <Box
      role="row"
      data-testid="wall-row"
      data-state={line.state}
      sx={{
        display: 'grid',
        gridTemplateColumns: COLUMNS,
        alignItems: 'center',
        columnGap: units(1.5),
        borderBottom: 1,
        borderColor: 'divider',
        minHeight: 0,
      }}
    >
      <Box role="cell" sx={{ whiteSpace: 'nowrap' }}>
        {line.number}
      </Box>
      <Box role="cell" sx={cut}>
        {shortName(line.place)}
      </Box>
      <Box role="cell" sx={cut}>
        {category ? pick(lang, category) : t('unknown')}
      </Box>
      <Box
        role="cell"
        sx={{
          display: 'flex',
          gap: '0.4em',
          alignItems: 'center',
          justifyContent: 'flex-end',
          whiteSpace: 'nowrap',
          color: light === 'green' ? 'text.primary' : `light.${light}`,
          fontWeight: light === 'red' ? 600 : 400,
        }}
      >
        <Mark light={light} />
        {line.clock ? timeLeftText(line.clock.pausedWith ?? line.clock.dueAt - now) : '—'}
      </Box>
    </Box>
  );
};

/** The queue from its top, screen after screen. */
export const Board = ({ lines, categories, page, now }: Props) => {
  const t = useWallStrings();
  const pages = Math.max(1, Math.ceil(lines.length / ROWS));
  const shown = page % pages;
  const titles = ['number', 'place', 'category', 'left'] as const;
  return (
    <Box
      role="table"
      aria-label={t('board')}
      sx={{
        height: '100%',
        minHeight: 0,
        display: 'grid',
        gridTemplateRows: `auto repeat(${ROWS}, minmax(0, 1fr)) auto`,
        fontSize: units(3.4),
      }}
    >
      <Box
        role="row"
        sx={{
          display: 'grid',
          gridTemplateColumns: COLUMNS,
          columnGap: units(1.5),
          color: 'text.secondary',
          fontSize: units(3.2),
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        {titles.map((name) => (
          <Box key={name} role="columnheader" sx={name === 'left' ? { textAlign: 'right' } : cut}>
            {t(name)}
          </Box>
        ))}
      </Box>
      {lines.slice(shown * ROWS, (shown + 1) * ROWS).map((line) => (
        <Line key={line.number} line={line} categories={categories} now={now} />
      ))}
      {lines.length === 0 && (
        <Box role="row" sx={{ gridRow: `2 / span ${ROWS}`, display: 'grid', placeContent: 'center', fontSize: units(4.4) }}>
          <Box role="cell">{t('empty')}</Box>
        </Box>
      )}
      {pages > 1 && (
        <Box role="row" sx={{ gridRow: ROWS + 2, color: 'text.secondary', fontSize: units(3.2), textAlign: 'right' }}>
          <Box role="cell">{t('page', { page: shown + 1, pages })}</Box>
        </Box>
      )}
    </Box>
  );
};
