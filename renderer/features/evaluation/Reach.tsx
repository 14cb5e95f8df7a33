import { useCallback, useState } from 'react';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { FirstCall, Input, OtherShare, Output } from '../../../preload/contract';
import { Masked } from '../../components';
import { griddesk, useFormat, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { useReachStrings } from './reach-strings';
import { NUMBER } from './Section';
import { Shares } from './Shares';
import { useEvaluationStrings } from './strings';
import { useTold } from './use-told';

interface Props {
  readonly asked: Input<'evaluation.reach'>;
  readonly before: OtherShare | undefined;
}

interface Call extends FirstCall {
  readonly village: string;
  readonly within: boolean;
}

/** The calls that a number counts; names masked, as the drill itself shows them. */
const Calls = ({ title, calls, onClose }: { readonly title: string; readonly calls: readonly Call[]; readonly onClose: () => void }) => {
  const t = useEvaluationStrings();
  const tr = useReachStrings();
  const term = useTerm();
  const format = useFormat();
  const { areaName } = useDirectory();
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth data-testid="evaluation-calls" slotProps={{ paper: { 'aria-label': title } }}>
      <DialogTitle component="h2">{title}</DialogTitle>
      <DialogContent tabIndex={0} role="group" aria-label={title}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {(['name', 'role', 'place', 'at', 'result'] as const).map((column) => (
                <TableCell key={column}>{tr(column)}</TableCell>
              ))}
              <TableCell sx={NUMBER}>{tr('took')}</TableCell>
              <TableCell>{tr('counts')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {calls.map(({ drillId, memberId, name, role, village, at, answered, ms, within }) => (
              <TableRow key={`${drillId} ${memberId}`} data-testid="evaluation-call" data-member-id={memberId} data-within={within}>
                <TableCell component="th" scope="row">
                  {name === '' ? tr('gone') : <Masked value={name} />}
                </TableCell>
                <TableCell>{term('memberRoles', role)}</TableCell>
                <TableCell>{areaName(village)}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.dateTime(at)}</TableCell>
                <TableCell>{term('drillResults', answered ? 'answered' : 'no-answer')}</TableCell>
                <TableCell sx={NUMBER}>{format.duration(ms)}</TableCell>
                <TableCell>{within ? tr('within') : tr('missed')}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

/** 可达率: the first calls of drills in the period and who answered them within the limit; each number opens its calls. */
export const Reach = ({ asked, before }: Props) => {
  const tr = useReachStrings();
  const [opened, setOpened] = useState<{ readonly title: string; readonly items: readonly Call[] }>();
  const said = JSON.stringify(asked);
  const ask = useCallback(() => griddesk.evaluation.reach(JSON.parse(said) as Props['asked']), [said]);
  const { value, error } = useTold<Output<'evaluation.reach'>>(ask);
  const villages = value?.villages.map(({ key, within, missed }) => {
    const callsOf = (calls: readonly FirstCall[], isWithin: boolean): Call[] =>
      calls.map((call) => ({ ...call, village: key, within: isWithin }));
    const met = callsOf(within, true);
    return { key, met, all: [...callsOf(missed, false), ...met] };
  });
  return (
    <>
      <Shares
        testId="reach"
        metId="within"
        said={{
          title: tr('title'),
          all: tr('all'),
          met: tr('metWithin', { seconds: value?.answerSeconds ?? '…' }),
          due: tr('due'),
          none: tr('none'),
          chart: tr('chart'),
          explain: tr('explain'),
          open: (name, part, count) => tr('open', { name, part, count }),
        }}
        villages={villages}
        before={before}
        error={error}
        onOpen={setOpened}
      />
      {opened && <Calls title={opened.title} calls={opened.items} onClose={() => setOpened(undefined)} />}
    </>
  );
};
