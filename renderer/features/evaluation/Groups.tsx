import { useCallback, useMemo, useState } from 'react';
import {
  Link,
  MenuItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { EVALUATION_GROUPS, FIGURES, type EvaluationGroup, type FigureName, type Input, type Output } from '../../../preload/contract';
import { ErrorNote } from '../../components';
import { griddesk, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { Bars } from './Bars';
import { useFigureCells } from './Figures';
import type { Opening } from './opening';
import type { Question } from './question';
import { Beside, NUMBER, Section } from './Section';
import { useEvaluationStrings } from './strings';
import { useAnswer } from './use-answer';
import { shareOf, useWords } from './use-words';

type Counted = Extract<Output<'evaluation.groups'>, { readonly state: 'counted' }>;
/** Bars that can still be told apart. */
const MOST_BARS = 24;

interface Props {
  /** As it stood when the page's figures were made. */
  readonly asked: Omit<Input<'evaluation.groups'>, 'by'>;
  readonly onOpen: (opening: Opening) => void;
  readonly onNarrow: (patch: Partial<Question>) => void;
}

/** One figure of every village or department, the lowest first; a name narrows the whole page to it. */
export const Groups = ({ asked, onOpen, onNarrow }: Props) => {
  const t = useEvaluationStrings();
  const term = useTerm();
  const words = useWords();
  const { areaName, departments } = useDirectory();
  const [by, setBy] = useState<EvaluationGroup>('area');
  const [figure, setFigure] = useState<FigureName>('handled-on-time');
  const said = JSON.stringify({ ...asked, by });
  const ask = useCallback(() => griddesk.evaluation.groups(JSON.parse(said) as Input<'evaluation.groups'>), [said]);
  const { value, error, again } = useAnswer<Counted>(ask);
  const cellsOf = useFigureCells(onOpen);
  const nameOf = (key: string) => (by === 'area' ? areaName(key) : (departments.get(key)?.name ?? key));
  const rows = useMemo(
    () =>
      (value?.groups ?? [])
        .flatMap(({ key, figures }) => {
          const found = figures.find((one) => one.figure === figure);
          return found && found.denominator + found.excluded.length > 0 ? [{ key, found, share: shareOf(found) }] : [];
        })
        .toSorted((a, b) => (a.share ?? 2) - (b.share ?? 2) || b.found.denominator - a.found.denominator || (a.key < b.key ? -1 : 1)),
    [value, figure],
  );
  const bars = rows.filter(({ share }) => share !== undefined).slice(0, MOST_BARS);
  const word = term('figures', figure);
  return (
    <Section
      title={t('groups')}
      testId="evaluation-groups"
      controls={
        <>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={by}
            aria-label={t('groupBy')}
            onChange={(_event, next: EvaluationGroup | null) => next && setBy(next)}
          >
            {EVALUATION_GROUPS.map((one) => (
              <ToggleButton key={one} value={one} data-testid={`evaluation-by-${one}`} sx={{ py: 0.5 }}>
                {term('evaluationGroups', one)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <TextField
            select
            label={t('groupFigure')}
            value={figure}
            onChange={(event) => setFigure(event.target.value as FigureName)}
            slotProps={{ select: { SelectDisplayProps: { 'data-testid': 'evaluation-group-figure' } as object } }}
            sx={{ width: 170 }}
          >
            {FIGURES.map((one) => (
              <MenuItem key={one} value={one}>
                {term('figures', one)}
              </MenuItem>
            ))}
          </TextField>
        </>
      }
    >
      {error !== undefined ? (
        <ErrorNote error={error} onRetry={again} />
      ) : rows.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t(value ? 'groupsNone' : 'loading')}</Typography>
      ) : (
        <Beside
          table={
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{t(by === 'area' ? 'place' : 'department')}</TableCell>
                  {(['numerator', 'denominator', 'rate'] as const).map((column) => (
                    <TableCell key={column} sx={NUMBER}>
                      {t(column)}
                    </TableCell>
                  ))}
                  <TableCell>{t('excluded')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {rows.map(({ key, found, share }) => {
                  const name = nameOf(key);
                  const cells = cellsOf(found, { key, name, by });
                  return (
                    <TableRow key={key} data-group={key}>
                      <TableCell component="th" scope="row">
                        <Link
                          component="button"
                          type="button"
                          underline="hover"
                          aria-label={t('narrow', { name })}
                          data-testid={`narrow-${key}`}
                          onClick={() => onNarrow(by === 'area' ? { area: key, areaItself: key.length < 12 } : { departmentId: key })}
                          sx={{ font: 'inherit', textAlign: 'left' }}
                        >
                          {name}
                        </Link>
                      </TableCell>
                      <TableCell sx={NUMBER}>{cells.numerator}</TableCell>
                      <TableCell sx={NUMBER}>{cells.denominator}</TableCell>
                      <TableCell sx={{ ...NUMBER, fontWeight: 600 }}>{words.share(share)}</TableCell>
                      <TableCell>{cells.excluded}</TableCell>
                    </TableRow>
                  );
                })}
              </TableBody>
            </Table>
          }
          chart={
            bars.length > 0 && (
              <>
                <Bars
                  label={t('groupsChart', { figure: word })}
                  testId="groups-chart"
                  names={bars.map(({ key }) => nameOf(key))}
                  series={[{ label: word, values: bars.map(({ share }) => share) }]}
                  format={words.share}
                  axisFormat={words.roundShare}
                  max={1}
                  nameWidth={150}
                />
                {bars.length < rows.length && bars.length === MOST_BARS && (
                  <Typography variant="caption" sx={{ color: 'text.secondary' }}>
                    {t('groupsMore', { count: MOST_BARS })}
                  </Typography>
                )}
              </>
            )
          }
        />
      )}
    </Section>
  );
};
