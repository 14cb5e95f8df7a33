import { useEffect, useState } from 'react';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import FileIcon from '@mui/icons-material/AssignmentIndOutlined';
import { SELECTION_STEPS, type RosterRow, type SelectionEntry, type SelectionFile } from '../../../../preload/contract';
import { EmptyState, ErrorNote, Masked } from '../../../components';
import { griddesk, useFormat, useTerm, valueOf } from '../../../kit';
import { StepForm } from './StepForm';
import { useSelectionStrings } from './strings';

/** The six steps, each as it stands now. */
const Steps = ({ entries }: { readonly entries: readonly SelectionEntry[] }) => {
  const t = useSelectionStrings();
  const term = useTerm();
  return (
    <Table size="small" aria-label={t('steps')} data-testid="selection-steps">
      <TableHead>
        <TableRow>
          {(['step', 'on', 'by', 'note'] as const).map((column) => (
            <TableCell key={column}>{t(column)}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {SELECTION_STEPS.map((step) => {
          const entry = entries.findLast((one) => one.step === step);
          return (
            <TableRow key={step} data-step={step} data-done={entry !== undefined}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                {entry ? '●' : '○'} {term('selectionSteps', step)}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{entry?.on ?? t('notYet')}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{entry?.by ?? t('none')}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                {entry?.note ?? (entry?.checked.length ? '' : t('none'))}
                {entry && entry.checked.length > 0 && (
                  <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                    {t('checkedKinds')}
                  </Typography>
                )}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
};

/** All that was ever written down, the newest first. */
const History = ({ entries }: { readonly entries: readonly SelectionEntry[] }) => {
  const t = useSelectionStrings();
  const term = useTerm();
  const { dateTime } = useFormat();
  if (entries.length === 0) return null;
  return (
    <Box component="details" data-testid="selection-history">
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {t('history')} {entries.length}
      </Box>
      <Box component="ol" reversed sx={{ m: 0, pl: 3 }}>
        {entries.toReversed().map(({ entryId, step, on, by, note, recordedAt, recordedBy }) => (
          <Box component="li" key={entryId} sx={{ py: 0.25, overflowWrap: 'anywhere' }}>
            {[term('selectionSteps', step), on, by, note].filter((part) => part !== undefined).join(' · ')}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {' '}
              ({t('recordedBy', { who: recordedBy, time: dateTime(recordedAt) })})
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
};

const SelectionDialog = ({ member, onClose }: { readonly member: RosterRow; readonly onClose: () => void }) => {
  const t = useSelectionStrings();
  const [file, setFile] = useState<SelectionFile>();
  const [error, setError] = useState<unknown>();
  const { id: memberId } = member;
  useEffect(() => {
    let here = true;
    valueOf(griddesk.selection.read({ memberId })).then(
      (read) => here && setFile(read),
      (refused: unknown) => here && setError(refused),
    );
    return () => {
      here = false;
    };
  }, [memberId]);
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="md"
      fullWidth
      data-testid="selection-dialog"
      slotProps={{ paper: { 'aria-label': t('title') } }}
    >
      <DialogTitle>
        {t('title')}　<Masked value={member.name} /> · {member.areaName}
      </DialogTitle>
      {file ? (
        <StepForm
          file={file}
          onSave={async (entry) => setFile(await valueOf(griddesk.selection.record({ memberId, ...entry })))}
          onClose={onClose}
        >
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('explain')}
          </Typography>
          <Steps entries={file.entries} />
          <History entries={file.entries} />
        </StepForm>
      ) : (
        <>
          <DialogContent>{error === undefined ? <EmptyState title={t('loading')} /> : <ErrorNote error={error} />}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('close')}</Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
};

/** Opens the file of a grid member; main writes down that it was opened. */
export const SelectionButton = ({ member }: { readonly member: RosterRow }) => {
  const t = useSelectionStrings();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" startIcon={<FileIcon />} onClick={() => setOpen(true)} data-testid="selection-open">
        {t('open')}
      </Button>
      {open && <SelectionDialog member={member} onClose={() => setOpen(false)} />}
    </>
  );
};
