import { useEffect, useState } from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Link,
  List,
  ListItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import type { Input, Output } from '../../../preload/contract';
import { ErrorNote } from '../../components';
import { griddesk, useFormat, valueOf } from '../../kit';
import { useDirectory, usePeople } from '../../replica';
import { Bars } from './Bars';
import { NumberButton } from './NumberButton';
import { Beside, NUMBER, Section } from './Section';
import { useEvaluationStrings } from './strings';
import { useVisitStrings } from './visit-strings';
import { shareOf, useWords } from './use-words';

interface Props {
  readonly asked: Input<'evaluation.visits'>;
  readonly onPerson: (personId: string) => void;
}

/** Whose visits a number counts; names as the list of people in care shows them. */
const Whose = ({
  title,
  ids,
  onPerson,
  onClose,
}: {
  readonly title: string;
  readonly ids: readonly string[];
  readonly onPerson: Props['onPerson'];
  readonly onClose: () => void;
}) => {
  const t = useEvaluationStrings();
  const tv = useVisitStrings();
  const people = new Map(usePeople().map((row) => [row.id, row]));
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth data-testid="evaluation-people" slotProps={{ paper: { 'aria-label': title } }}>
      <DialogTitle component="h2">{title}</DialogTitle>
      <DialogContent>
        <List dense>
          {ids.map((id, at) => {
            const row = people.get(id);
            return (
              <ListItem key={`${id} ${at}`}>
                {row ? (
                  <Link
                    component="button"
                    type="button"
                    autoFocus={at === 0}
                    underline="hover"
                    onClick={() => onPerson(id)}
                    sx={{ font: 'inherit' }}
                  >
                    {`${row.name} · ${row.villageName}`}
                  </Link>
                ) : (
                  tv('unknown')
                )}
              </ListItem>
            );
          })}
        </List>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
};

/** 按期走访: visits due in the period and made by then, by village; each number opens whose they were. */
export const Visits = ({ asked, onPerson }: Props) => {
  const t = useEvaluationStrings();
  const tv = useVisitStrings();
  const format = useFormat();
  const words = useWords();
  const { areaName } = useDirectory();
  const [found, setFound] = useState<Output<'evaluation.visits'>>();
  const [error, setError] = useState<unknown>();
  const [whose, setWhose] = useState<{ readonly title: string; readonly ids: readonly string[] }>();
  const said = JSON.stringify(asked);
  useEffect(() => {
    let current = true;
    valueOf(griddesk.evaluation.visits(JSON.parse(said) as Props['asked'])).then(
      (answer) => current && (setFound(answer), setError(undefined)),
      (thrown: unknown) => current && setError(thrown),
    );
    return () => {
      current = false;
    };
  }, [said]);
  const rows = (found?.villages ?? []).map(({ key, made, missed }) => ({
    key,
    name: areaName(key),
    made,
    all: [...missed, ...made],
    share: shareOf({ numerator: made.length, denominator: made.length + missed.length }),
  }));
  const whole = { key: 'all', name: tv('all'), made: rows.flatMap(({ made }) => made), all: rows.flatMap(({ all }) => all) };
  const shown = [{ ...whole, share: shareOf({ numerator: whole.made.length, denominator: whole.all.length }) }, ...rows];
  const opener = (name: string, part: string, ids: readonly string[]) => () =>
    setWhose({ title: `${name} · ${part} (${format.number(ids.length)})`, ids });
  return (
    <Section title={tv('title')} testId="evaluation-visits">
      {error !== undefined ? (
        <ErrorNote error={error} />
      ) : rows.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{found ? tv('none') : t('loading')}</Typography>
      ) : (
        <Beside
          table={
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{t('place')}</TableCell>
                  <TableCell sx={NUMBER}>{tv('made')}</TableCell>
                  <TableCell sx={NUMBER}>{tv('due')}</TableCell>
                  <TableCell sx={NUMBER}>{t('rate')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {shown.map(({ key, name, made, all, share }) => (
                  <TableRow key={key} data-visits={key}>
                    <TableCell component="th" scope="row">
                      {name}
                    </TableCell>
                    <TableCell sx={NUMBER}>
                      <NumberButton
                        count={made.length}
                        figure={name}
                        part={tv('made')}
                        onOpen={opener(name, tv('made'), made)}
                        testId={`visits-made-${key}`}
                        words={tv('open', { name, part: tv('made'), count: made.length })}
                      />
                    </TableCell>
                    <TableCell sx={NUMBER}>
                      <NumberButton
                        count={all.length}
                        figure={name}
                        part={tv('due')}
                        onOpen={opener(name, tv('due'), all)}
                        testId={`visits-due-${key}`}
                        words={tv('open', { name, part: tv('due'), count: all.length })}
                      />
                    </TableCell>
                    <TableCell sx={{ ...NUMBER, fontWeight: 600 }}>{words.share(share)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          }
          chart={
            <Bars
              label={tv('chart')}
              testId="visits-chart"
              names={shown.map(({ name }) => name)}
              series={[{ label: tv('title'), values: shown.map(({ share }) => share) }]}
              format={words.share}
              axisFormat={words.roundShare}
              max={1}
              nameWidth={150}
            />
          }
        />
      )}
      {whose && <Whose {...whose} onPerson={onPerson} onClose={() => setWhose(undefined)} />}
    </Section>
  );
};
