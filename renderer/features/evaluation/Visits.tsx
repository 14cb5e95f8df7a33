import { useCallback, useState } from 'react';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Link, List, ListItem } from '@mui/material';
import type { Input, OtherShare, Output } from '../../../preload/contract';
import { griddesk } from '../../kit';
import { usePeople } from '../../replica';
import { Shares } from './Shares';
import { useEvaluationStrings } from './strings';
import { useTold } from './use-told';
import { useVisitStrings } from './visit-strings';

interface Props {
  readonly asked: Input<'evaluation.visits'>;
  readonly before: OtherShare | undefined;
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
export const Visits = ({ asked, before, onPerson }: Props) => {
  const tv = useVisitStrings();
  const [whose, setWhose] = useState<{ readonly title: string; readonly items: readonly string[] }>();
  const said = JSON.stringify(asked);
  const ask = useCallback(() => griddesk.evaluation.visits(JSON.parse(said) as Props['asked']), [said]);
  const { value, error } = useTold<Output<'evaluation.visits'>>(ask);
  return (
    <>
      <Shares
        testId="visits"
        metId="made"
        said={{
          title: tv('title'),
          all: tv('all'),
          met: tv('made'),
          due: tv('due'),
          none: tv('none'),
          chart: tv('chart'),
          open: (name, part, count) => tv('open', { name, part, count }),
        }}
        villages={value?.villages.map(({ key, made, missed }) => ({ key, met: made, all: [...missed, ...made] }))}
        before={before}
        error={error}
        onOpen={setWhose}
      />
      {whose && <Whose title={whose.title} ids={whose.items} onPerson={onPerson} onClose={() => setWhose(undefined)} />}
    </>
  );
};
