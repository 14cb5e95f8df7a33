import { useMemo, useState } from 'react';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField, Typography } from '@mui/material';
import type { ReplyRow } from '../../../preload/contract';
import { ErrorNote, useToast } from '../../components';
import { griddesk, newId, pick, useLang, valueOf } from '../../kit';
import { useDirectory } from '../../replica';
import { useMobiliseStrings } from './strings';

interface Props {
  readonly broadcastId: string;
  readonly reply: ReplyRow;
  readonly onEnd: () => void;
}

/** Whom a clue goes to unless somebody else is chosen: what a look-out finds is the police's. */
const POLICE = 'police-station';
const NOBODY = '-';

/** A clue becomes a case with its file, and goes to a department here or in another township. */
export const HandOverDialog = ({ broadcastId, reply, onEnd }: Props) => {
  const t = useMobiliseStrings();
  const lang = useLang();
  const toast = useToast();
  const { departments, categories } = useDirectory();
  const ids = useMemo(() => ({ commandId: newId(), caseId: newId() }), []);
  const known = [...departments.values()].toSorted(
    (a, b) => Number(b.kind === POLICE) - Number(a.kind === POLICE) || (a.id < b.id ? -1 : 1),
  );
  const [departmentId, setDepartment] = useState(() => known.find(({ kind }) => kind === POLICE)?.id ?? NOBODY);
  const all = [...categories.values()];
  const [category, setCategory] = useState(() => (all.find(({ departments: kinds }) => kinds[0] === POLICE) ?? all[0])?.id ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const hand = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const to = departmentId === NOBODY ? {} : { departmentId };
      await valueOf(griddesk.mobilise.handOver({ ...ids, broadcastId, replyId: reply.id, category, ...to }));
      toast({ message: t('handed') });
      onEnd();
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onEnd} maxWidth="sm" fullWidth aria-labelledby="mobilise-hand-title">
      <DialogTitle id="mobilise-hand-title">{t('handTitle')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2">{t('handHint')}</Typography>
        <Typography sx={{ whiteSpace: 'pre-wrap', borderLeft: 3, borderColor: 'divider', pl: 1 }}>{reply.text}</Typography>
        <TextField select label={t('handTo')} value={departmentId} onChange={(event) => setDepartment(event.target.value)}>
          <MenuItem value={NOBODY}>{t('noDepartment')}</MenuItem>
          {known.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <TextField select label={t('category')} value={category} onChange={(event) => setCategory(event.target.value)}>
          {all.map((one) => (
            <MenuItem key={one.id} value={one.id}>
              {pick(lang, one)}
            </MenuItem>
          ))}
        </TextField>
        {error !== undefined && <ErrorNote error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onEnd}>{t('cancel')}</Button>
        <Button variant="contained" disabled={busy || category === ''} onClick={() => void hand()} data-testid="mobilise-hand-confirm">
          {t('confirmHand')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
