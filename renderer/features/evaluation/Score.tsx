import { useState } from 'react';
import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { periodBefore, type PeriodFigures, type PeriodKind } from '../../../preload/contract';
import { useLang, useTerm } from '../../kit';
import { NUMBER, Section } from './Section';
import { useEvaluationStrings } from './strings';
import { useItemWord, useWords } from './use-words';

interface Props {
  readonly now: PeriodFigures;
  readonly before: PeriodFigures | undefined;
  readonly kind: PeriodKind;
}

/** The district's own index: points and rate, and the sheet they come from. */
export const Score = ({ now, before, kind }: Props) => {
  const t = useEvaluationStrings();
  const term = useTerm();
  const lang = useLang();
  const words = useWords();
  const itemWord = useItemWord();
  const [open, setOpen] = useState(false);
  const { points, of, rate, items, source } = now.score;
  const earlier = before?.score;
  return (
    <Section
      title={t('score')}
      testId="evaluation-score"
      controls={
        <Button size="small" aria-expanded={open} data-testid="evaluation-sheet-toggle" onClick={() => setOpen(!open)}>
          {t(open ? 'hideSheet' : 'showSheet')}
        </Button>
      }
    >
      {rate === undefined ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('scoreNone')}</Typography>
      ) : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 3, rowGap: 0.5 }}>
          <Typography sx={{ fontSize: '1.714rem', fontWeight: 600, lineHeight: 1.3 }} data-testid="evaluation-points">
            {t('scoreOf', { points: words.points(points), of: words.points(of) })}
          </Typography>
          <Typography sx={{ fontSize: '1.286rem', fontWeight: 600 }} data-testid="evaluation-rate">
            {t('scoreRate', { rate: words.share(rate) })}
          </Typography>
          {before && earlier?.rate !== undefined && (
            <Typography sx={{ color: 'text.secondary' }}>
              {t('scoreBefore', {
                period: words.period(kind, periodBefore(kind, now)),
                points: words.points(earlier.points),
                of: words.points(earlier.of),
                rate: words.share(earlier.rate),
              })}
            </Typography>
          )}
        </Box>
      )}
      {open && (
        <>
          <Table size="small" aria-label={t('sheet')} data-testid="evaluation-sheet" sx={{ mt: 1, maxWidth: 860 }}>
            <TableHead>
              <TableRow>
                <TableCell>{t('item')}</TableCell>
                {(['full', 'zero', 'value', 'weight', 'scored'] as const).map((column) => (
                  <TableCell key={column} sx={NUMBER}>
                    {t(column)}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {items.map((item) => (
                <TableRow key={item.figure}>
                  <TableCell component="th" scope="row">
                    {itemWord(item.figure)}
                  </TableCell>
                  <TableCell sx={NUMBER}>{words.share(item.full)}</TableCell>
                  <TableCell sx={NUMBER}>{words.share(item.none)}</TableCell>
                  <TableCell sx={NUMBER}>{words.share(item.value)}</TableCell>
                  <TableCell sx={NUMBER}>{words.points(item.points)}</TableCell>
                  <TableCell sx={NUMBER}>
                    {item.unasked
                      ? term('unaskedReasons', item.unasked)
                      : item.scored === undefined
                        ? t('notDue')
                        : words.points(item.scored)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block', mt: 0.5 }}>
            {t('source', { source: lang === 'en' ? source.en : source.zh })}
          </Typography>
        </>
      )}
    </Section>
  );
};
