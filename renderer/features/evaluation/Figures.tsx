import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { FigureCounts, PeriodFigures } from '../../../preload/contract';
import { useFormat, useTerm } from '../../kit';
import { Bars } from './Bars';
import { NumberButton } from './NumberButton';
import type { Opening } from './opening';
import { Beside, NUMBER, Section } from './Section';
import { useEvaluationStrings } from './strings';
import { shareOf, useWords } from './use-words';

interface Props {
  readonly now: PeriodFigures;
  readonly before: PeriodFigures | undefined;
  readonly onOpen: (opening: Opening) => void;
}

/** What stands in a figure and opens: its two numbers, and what was left out of it and why. */
export const useFigureCells = (onOpen: Props['onOpen']) => {
  const t = useEvaluationStrings();
  const term = useTerm();
  const format = useFormat();
  return (
    { figure, numerator, denominator, excluded }: FigureCounts,
    about?: { readonly key: string; readonly name: string; readonly by: 'area' | 'department' },
  ) => {
    const word = term('figures', figure);
    const name = about ? `${about.name} · ${word}` : word;
    const id = about ? `${about.key}-${figure}` : figure;
    const only = about && (about.by === 'area' ? { area: about.key, areaItself: true } : { departmentId: about.key });
    const open = (part: 'numerator' | 'denominator' | { readonly excluded: FigureCounts['excluded'][number]['why'] }, said: string) => () =>
      onOpen({ behind: { of: 'figure', figure, part }, about: `${name} · ${said}`, only });
    return {
      numerator: (
        <NumberButton
          count={numerator}
          figure={name}
          part={t('numerator')}
          onOpen={open('numerator', t('numerator'))}
          testId={`numerator-${id}`}
        />
      ),
      denominator: (
        <NumberButton
          count={denominator}
          figure={name}
          part={t('denominator')}
          onOpen={open('denominator', t('denominator'))}
          testId={`denominator-${id}`}
        />
      ),
      excluded: excluded.map(({ why, cases }) => {
        const because = term('exclusions', why);
        return (
          <span key={why} style={{ marginRight: 10, whiteSpace: 'nowrap' }}>
            <NumberButton
              count={cases}
              figure={name}
              part={`${t('excluded')} · ${because}`}
              onOpen={open({ excluded: why }, because)}
              testId={`excluded-${id}-${why}`}
            >
              {`${because} ${format.number(cases)}`}
            </NumberButton>
          </span>
        );
      }),
    };
  };
};

/** Each figure with its two numbers, beside the period before. */
export const Figures = ({ now, before, onOpen }: Props) => {
  const t = useEvaluationStrings();
  const term = useTerm();
  const words = useWords();
  const cellsOf = useFigureCells(onOpen);
  const earlier = new Map(before?.figures.map((figure) => [figure.figure, shareOf(figure)]));
  return (
    <Section title={t('figures')} testId="evaluation-figures">
      <Beside
        table={
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t('figure')}</TableCell>
                {(['numerator', 'denominator', 'rate', 'before', 'change'] as const).map((column) => (
                  <TableCell key={column} sx={NUMBER}>
                    {t(column)}
                  </TableCell>
                ))}
                <TableCell>{t('excluded')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {now.figures.map((figure) => {
                const cells = cellsOf(figure);
                const share = shareOf(figure);
                const last = earlier.get(figure.figure);
                return (
                  <TableRow key={figure.figure} data-figure={figure.figure}>
                    <TableCell component="th" scope="row">
                      {term('figures', figure.figure)}
                    </TableCell>
                    <TableCell sx={NUMBER}>{cells.numerator}</TableCell>
                    <TableCell sx={NUMBER}>{cells.denominator}</TableCell>
                    <TableCell sx={{ ...NUMBER, fontWeight: 600 }}>{words.share(share)}</TableCell>
                    <TableCell sx={{ ...NUMBER, color: 'text.secondary' }}>{words.share(last)}</TableCell>
                    <TableCell sx={NUMBER}>{words.change(share, last)}</TableCell>
                    <TableCell>{cells.excluded}</TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        }
        chart={
          <Bars
            label={t('figuresChart')}
            testId="figures-chart"
            names={now.figures.map(({ figure }) => term('figures', figure))}
            series={[
              { label: t('thisPeriod'), values: now.figures.map(shareOf) },
              { label: t('lastPeriod'), values: now.figures.map(({ figure }) => earlier.get(figure)) },
            ]}
            format={words.share}
            axisFormat={words.roundShare}
            max={1}
            nameWidth={128}
          />
        }
      />
    </Section>
  );
};
