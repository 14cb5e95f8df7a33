import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { OtherShare } from '../../../preload/contract';
import { ErrorNote } from '../../components';
import { useFormat } from '../../kit';
import { useDirectory } from '../../replica';
import { Bars } from './Bars';
import { NumberButton } from './NumberButton';
import { Beside, NUMBER, Section } from './Section';
import { useEvaluationStrings } from './strings';
import { shareOf, useWords } from './use-words';

/** What a share of one village is made of: those that met what was asked, and all. */
export interface VillageParts<T> {
  readonly key: string;
  readonly met: readonly T[];
  readonly all: readonly T[];
}

/** What the part of the page says. `open`: the name of a number's button. */
interface Said {
  readonly title: string;
  readonly all: string;
  readonly met: string;
  readonly due: string;
  readonly none: string;
  readonly chart: string;
  readonly explain?: string;
  readonly open: (name: string, part: string, count: number) => string;
}

interface Props<T> {
  /** Begins the ids of its numbers: `visits-made-all`. */
  readonly testId: string;
  /** As in `${testId}-${met}-all`. */
  readonly metId: string;
  readonly said: Said;
  /** Undefined: not told yet. */
  readonly villages: readonly VillageParts<T>[] | undefined;
  readonly before: OtherShare | undefined;
  readonly error: unknown;
  readonly onOpen: (opened: { readonly title: string; readonly items: readonly T[] }) => void;
}

/** A share beside the figures of cases: by village, with all of them first; each number opens what is behind it. */
export const Shares = <T,>({ testId, metId, said, villages, before, error, onOpen }: Props<T>) => {
  const t = useEvaluationStrings();
  const format = useFormat();
  const words = useWords();
  const { areaName } = useDirectory();
  const rows = (villages ?? []).map((found) => ({
    ...found,
    name: areaName(found.key),
    earlier: shareOf(before?.villages.find(({ key }) => key === found.key)),
  }));
  const whole = {
    key: 'all',
    name: said.all,
    met: rows.flatMap(({ met }) => met),
    all: rows.flatMap(({ all }) => all),
    earlier: shareOf(before),
  };
  const shown = [whole, ...rows].map((row) => ({ ...row, share: shareOf({ numerator: row.met.length, denominator: row.all.length }) }));
  const cell = (id: string, { key, name }: (typeof shown)[number], part: string, items: readonly T[]) => (
    <TableCell sx={NUMBER}>
      <NumberButton
        count={items.length}
        figure={name}
        part={part}
        onOpen={() => onOpen({ title: `${name} · ${part} (${format.number(items.length)})`, items })}
        testId={`${testId}-${id}-${key}`}
        words={said.open(name, part, items.length)}
      />
    </TableCell>
  );
  return (
    <Section title={said.title} testId={`evaluation-${testId}`}>
      {said.explain !== undefined && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {said.explain}
        </Typography>
      )}
      {error !== undefined ? (
        <ErrorNote error={error} />
      ) : rows.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{villages ? said.none : t('loading')}</Typography>
      ) : (
        <Beside
          table={
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{t('place')}</TableCell>
                  {[said.met, said.due, t('rate'), t('before')].map((column) => (
                    <TableCell key={column} sx={NUMBER}>
                      {column}
                    </TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {shown.map((row) => (
                  <TableRow key={row.key} data-share={`${testId}-${row.key}`}>
                    <TableCell component="th" scope="row">
                      {row.name}
                    </TableCell>
                    {cell(metId, row, said.met, row.met)}
                    {cell('due', row, said.due, row.all)}
                    <TableCell sx={{ ...NUMBER, fontWeight: 600 }}>{words.share(row.share)}</TableCell>
                    <TableCell sx={NUMBER}>{words.share(row.earlier)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          }
          chart={
            <Bars
              label={said.chart}
              testId={`${testId}-chart`}
              names={shown.map(({ name }) => name)}
              series={[{ label: said.title, values: shown.map(({ share }) => share) }]}
              format={words.share}
              axisFormat={words.roundShare}
              max={1}
              nameWidth={150}
            />
          }
        />
      )}
    </Section>
  );
};
