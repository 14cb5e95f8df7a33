import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { PeriodFigures } from '../../../preload/contract';
import { useFormat, useTerm } from '../../kit';
import { Bars } from './Bars';
import { NumberButton } from './NumberButton';
import type { Opening } from './opening';
import { Beside, NUMBER, Section } from './Section';
import { useEvaluationStrings } from './strings';
import { useWords } from './use-words';

const HOUR = 3_600_000;

/** How long each stage takes: the middle, and the slow end with its cases. */
export const Stages = ({ now, onOpen }: { readonly now: PeriodFigures; readonly onOpen: (opening: Opening) => void }) => {
  const t = useEvaluationStrings();
  const term = useTerm();
  const format = useFormat();
  const words = useWords();
  const nameOf = ({ stage, kind }: PeriodFigures['stages'][number]) => `${term('stages', stage)} · ${term('clockKinds', kind)}`;
  const { stages } = now;
  if (stages.length === 0)
    return (
      <Section title={t('stages')} testId="evaluation-stages">
        <Typography sx={{ color: 'text.secondary' }}>{t('stagesNone')}</Typography>
      </Section>
    );
  return (
    <Section title={t('stages')} testId="evaluation-stages">
      <Beside
        table={
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t('stage')}</TableCell>
                <TableCell>{t('clock')}</TableCell>
                {(['count', 'median', 'p90', 'longest', 'slowest'] as const).map((column) => (
                  <TableCell key={column} sx={NUMBER}>
                    {t(column)}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {stages.map((times) => {
                const { stage, kind, count, median, p90, longest, slowest } = times;
                return (
                  <TableRow key={`${stage} ${kind}`}>
                    <TableCell component="th" scope="row">
                      {term('stages', stage)}
                    </TableCell>
                    <TableCell>{term('clockKinds', kind)}</TableCell>
                    <TableCell sx={NUMBER}>{format.number(count)}</TableCell>
                    <TableCell sx={NUMBER}>{format.duration(median)}</TableCell>
                    <TableCell sx={NUMBER}>{format.duration(p90)}</TableCell>
                    <TableCell sx={NUMBER}>{format.duration(longest)}</TableCell>
                    <TableCell sx={NUMBER}>
                      <NumberButton
                        count={slowest.length}
                        figure={nameOf(times)}
                        part={t('slowest')}
                        onOpen={() => onOpen({ behind: { of: 'stage', stage, kind }, about: t('slowestOf', { stage: nameOf(times) }) })}
                        testId={`slowest-${stage}-${kind}`}
                      />
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        }
        chart={
          <Bars
            label={t('stagesChart')}
            testId="stages-chart"
            names={stages.map(nameOf)}
            series={[
              { label: t('median'), values: stages.map(({ median }) => median / HOUR) },
              { label: t('p90'), values: stages.map(({ p90 }) => p90 / HOUR) },
            ]}
            format={(value) => `${words.points(value)} ${t('hours')}`}
            nameWidth={150}
          />
        }
      />
    </Section>
  );
};
