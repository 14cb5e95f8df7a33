import { useState } from 'react';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import type { RosterPreview } from '../../../preload/contract';
import { ErrorNote, FileImports, useFileImport } from '../../components';
import { griddesk, useFormat, valueOf } from '../../kit';
import { BadRowTable } from './BadRowTable';
import { useImportStrings } from './import-strings';

const Look = ({ preview, onError }: { readonly preview: RosterPreview; readonly onError: (error: unknown) => void }) => {
  const t = useImportStrings();
  const { number, names } = useFormat();
  if (preview.kind === 'unreadable')
    return (
      <Alert severity="error" data-testid="roster-unreadable">
        {t(`unreadable-${preview.why}`, { file: preview.fileName, columns: names(preview.columns.map((column) => t(column))) })}
      </Alert>
    );
  const { fileName, rows, added, changed, same, bad, importId } = preview;
  return (
    <>
      <Typography role="status" data-testid="roster-preview">
        {t('read', {
          file: fileName,
          rows: number(rows),
          added: number(added),
          changed: number(changed),
          same: number(same),
          bad: number(bad),
        })}
      </Typography>
      {bad > 0 ? <BadRowTable importId={importId} total={bad} onError={onError} /> : <Typography>{t('allGood')}</Typography>}
    </>
  );
};

const readImports = () => valueOf(griddesk.roster.imports());

/** The roster from a file: chosen, looked at, taken, taken back. */
export const ImportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useImportStrings();
  const { number } = useFormat();
  const [preview, setPreview] = useState<RosterPreview>();
  const { imports, busy, taken, error, fail, doing, take: taking, next } = useFileImport<'reading' | 'taking'>(readImports);
  const choose = () =>
    doing('reading', async () => {
      const found = await valueOf(griddesk.imports.roster());
      if (found) setPreview(found);
    });
  const take = (importId: string) =>
    doing('taking', () => taking(valueOf(griddesk.roster.take({ importId })), () => setPreview(undefined)));
  const takeBack = (importId: string) => doing('taking', async () => void (await valueOf(griddesk.roster.takeBack({ importId }))));
  const read = preview?.kind === 'read' ? preview : undefined;
  const people = (read?.added ?? 0) + (read?.changed ?? 0);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth data-testid="import-dialog" slotProps={{ paper: { 'aria-label': t('title') } }}>
      <DialogTitle>{t('title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('explain')} {t('columns')}
        </Typography>
        {busy && <Typography role="status">{t(busy)}</Typography>}
        {taken !== undefined && <Alert severity="success">{t('taken', { done: number(taken) })}</Alert>}
        {preview && <Look preview={preview} onError={fail} />}
        {read && people === 0 && <Typography>{t('nothing')}</Typography>}
        {error !== undefined && <ErrorNote error={error} />}
        <FileImports
          imports={imports}
          busy={busy !== undefined}
          t={t}
          testId="roster"
          onGoOn={(id) => void take(id)}
          onTakeBack={(id) => void takeBack(id)}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
        <Button
          variant={people > 0 ? 'outlined' : 'contained'}
          disabled={busy !== undefined}
          onClick={() => void choose()}
          ref={next}
          data-testid="roster-choose"
        >
          {t(preview ? 'another' : 'choose')}
        </Button>
        {read && people > 0 && (
          <Button variant="contained" disabled={busy !== undefined} onClick={() => void take(read.importId)} data-testid="roster-take">
            {t('take', { count: people, formatted: number(people) })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
};
