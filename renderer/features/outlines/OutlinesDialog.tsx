import { useEffect, useRef, useState } from 'react';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import type { GridFile, GridPreview, GridSystem } from '../../../preload/contract';
import { ErrorNote, FileImports, useFileImport } from '../../components';
import { griddesk, useFormat, valueOf } from '../../kit';
import { BadFeatureTable } from './BadFeatureTable';
import { ColumnChoice, type Chosen } from './ColumnChoice';
import { useOutlineStrings } from './strings';
import { SystemChoice } from './SystemChoice';

const readImports = () => valueOf(griddesk.grids.imports());

/** The grids' outlines from a file: chosen, its system and properties told, checked, taken, taken back. */
export const OutlinesDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useOutlineStrings();
  const { number } = useFormat();
  const [file, setFile] = useState<GridFile>();
  const [system, setSystem] = useState<GridSystem>();
  const [columns, setColumns] = useState<Chosen>({});
  const [preview, setPreview] = useState<GridPreview>();
  const { imports, busy, taken, error, fail, doing, take: taking, next } = useFileImport<'reading' | 'checking' | 'taking'>(readImports);
  // What was found stands below what was chosen.
  const found = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (preview) found.current?.scrollIntoView();
  }, [preview]);
  const begin = (found: GridFile | undefined) => {
    setFile(found);
    setSystem(undefined);
    setPreview(undefined);
    setColumns(found?.kind === 'read' ? (found.proposed as Chosen) : {});
  };
  const choose = () =>
    doing('reading', async () => {
      const found = await valueOf(griddesk.imports.grids());
      if (found) begin(found);
    });
  const read = file?.kind === 'read' ? file : undefined;
  const { code, ...others } = columns;
  const ready = read !== undefined && system !== undefined && code !== undefined;
  const check = () =>
    doing('checking', async () => {
      if (!ready) return;
      setPreview(await valueOf(griddesk.grids.check({ importId: read.importId, system, columns: { code, ...others } })));
    });
  const take = (importId: string) => doing('taking', () => taking(valueOf(griddesk.grids.take({ importId })), () => begin(undefined)));
  const takeBack = (importId: string) => doing('taking', async () => void (await valueOf(griddesk.grids.takeBack({ importId }))));
  const changes = (preview?.added ?? 0) + (preview?.changed ?? 0);
  const isBusy = busy !== undefined;
  const step = changes > 0 ? 'take' : ready && !preview ? 'check' : 'choose';
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="md"
      fullWidth
      data-testid="outlines-dialog"
      slotProps={{ paper: { 'aria-label': t('title') } }}
    >
      <DialogTitle>{t('title')}</DialogTitle>
      <DialogContent tabIndex={0} sx={{ display: 'grid', gap: 1 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('explain')}
        </Typography>
        {busy && <Typography role="status">{t(busy)}</Typography>}
        {taken !== undefined && <Alert severity="success">{t('taken', { done: number(taken) })}</Alert>}
        {file?.kind === 'unreadable' && (
          <Alert severity="error" data-testid="outlines-unreadable">
            {t(`unreadable-${file.why}`, { file: file.fileName })}
          </Alert>
        )}
        {read && (
          <>
            <Typography role="status" data-testid="outlines-read">
              {t('file', { file: read.fileName, features: number(read.features) })}
              {read.says !== undefined && ` ${t('says', { says: read.says })}`}
            </Typography>
            <SystemChoice
              file={read}
              chosen={system}
              disabled={isBusy}
              onChoose={(chosen) => {
                setSystem(chosen);
                setPreview(undefined);
              }}
            />
            <ColumnChoice
              properties={read.properties}
              chosen={columns}
              disabled={isBusy}
              onChoose={(chosen) => {
                setColumns(chosen);
                setPreview(undefined);
              }}
            />
          </>
        )}
        {preview && (
          <Box ref={found} sx={{ display: 'grid', gap: 1 }}>
            <Typography role="status" data-testid="outlines-preview">
              {t('checked', {
                added: number(preview.added),
                changed: number(preview.changed),
                same: number(preview.same),
                bad: number(preview.bad),
              })}{' '}
              {preview.turned > 0 && t('turned', { turned: number(preview.turned) })}{' '}
              {preview.absent > 0 && t('absent', { absent: number(preview.absent) })}
            </Typography>
            {preview.bad > 0 ? (
              <BadFeatureTable
                key={`${preview.importId} ${preview.system} ${preview.bad}`}
                importId={preview.importId}
                total={preview.bad}
                onError={fail}
              />
            ) : (
              <Typography>{t('allGood')}</Typography>
            )}
            {changes === 0 && <Typography>{t('nothing')}</Typography>}
          </Box>
        )}
        {error !== undefined && <ErrorNote error={error} />}
        <FileImports
          imports={imports}
          busy={isBusy}
          t={t}
          testId="outlines"
          onGoOn={(id) => void take(id)}
          onTakeBack={(id) => void takeBack(id)}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
        <Button
          variant={step === 'choose' ? 'contained' : 'outlined'}
          disabled={isBusy}
          onClick={() => void choose()}
          ref={next}
          data-testid="outlines-choose"
        >
          {t(file ? 'another' : 'choose')}
        </Button>
        {read && !preview && (
          <Button
            variant={step === 'check' ? 'contained' : 'outlined'}
            disabled={isBusy || !ready}
            onClick={() => void check()}
            data-testid="outlines-check"
          >
            {t('check')}
          </Button>
        )}
        {preview && changes > 0 && (
          <Button variant="contained" disabled={isBusy} onClick={() => void take(preview.importId)} data-testid="outlines-take">
            {t('take', { count: changes, formatted: number(changes) })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
};
