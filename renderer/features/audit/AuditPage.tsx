import { useState } from 'react';
import { Alert, Box, Button, FormControlLabel, MenuItem, Stack, Switch, TextField, Typography } from '@mui/material';
import type { AuditCheck } from '../../../preload/contract';
import { BridgeError, griddesk, useSettings, valueOf } from '../../kit';
import { EmptyState, ErrorNote, useToast, Watermark } from '../../components';
import { AuditTable } from './AuditTable';
import { Reveals } from './Reveals';
import { useAuditStrings } from './strings';
import { useAudit } from './use-audit';

const KINDS = ['people.', 'case.', 'export.', 'keys.', 'desk.', 'audit.'] as const;

/** What the check found, in one or two sentences. */
const verdict = (t: ReturnType<typeof useAuditStrings>, { broken, length, anchored, earlier }: AuditCheck): string => {
  if (broken !== null) return broken > length ? t('cut', { n: broken }) : t('broken', { n: broken });
  const end = anchored === null ? t('notAnchored') : t('anchored', { n: anchored });
  return [t('whole', { count: length }), end, ...(earlier > 0 ? [t('earlier', { count: earlier })] : [])].join(' ');
};

/** Who saw what, why, when; for the shift lead. */
export const AuditPage = () => {
  const t = useAuditStrings();
  const toast = useToast();
  const { seat } = useSettings();
  const [kind, setKind] = useState('');
  const [refusedOnly, setRefusedOnly] = useState(false);
  const [check, setCheck] = useState<AuditCheck>();
  const [failed, setFailed] = useState<unknown>();
  const { records, error, hasMore, more, reload } = useAudit({ kind, refusedOnly });

  if (error instanceof BridgeError && error.error.code === 'not-allowed') return <EmptyState title={t('leadOnly')} />;
  if (error !== undefined && !records)
    return (
      <Box sx={{ p: 2 }}>
        <ErrorNote error={error} onRetry={reload} />
      </Box>
    );
  const verify = () => void valueOf(griddesk.audit.verify()).then(setCheck, setFailed);
  const save = async () => {
    try {
      const { path } = await valueOf(griddesk.exports.audit());
      if (path !== undefined) toast({ message: t('saved', { path }) });
    } catch (thrown) {
      setFailed(thrown);
    }
  };
  return (
    <Box
      data-testid="audit"
      role="region"
      aria-label={t('title')}
      tabIndex={0}
      sx={{ position: 'relative', height: '100%', overflowY: 'auto', p: 3 }}
    >
      <Watermark name={seat.operatorName} />
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start', gap: 2 }}>
        <div>
          <Typography variant="h1">{t('title')}</Typography>
          <Typography sx={{ color: 'text.secondary', maxWidth: 760 }}>{t('explain')}</Typography>
        </div>
        <Stack direction="row" sx={{ gap: 1, flexShrink: 0 }}>
          <Button variant="outlined" onClick={verify} data-testid="audit-verify">
            {t('verify')}
          </Button>
          <Button variant="outlined" onClick={() => void save()} data-testid="audit-export">
            {t('export')}
          </Button>
        </Stack>
      </Stack>
      <Box role="status" sx={{ mt: 2 }}>
        {check && (
          <Alert
            severity={check.broken === null ? 'success' : 'error'}
            data-testid="audit-check"
            data-broken={check.broken ?? ''}
            data-anchored={check.anchored ?? ''}
          >
            {verdict(t, check)}
          </Alert>
        )}
      </Box>
      {failed !== undefined && <ErrorNote error={failed} />}
      <Reveals />
      <Stack direction="row" sx={{ gap: 3, my: 2, alignItems: 'center' }}>
        <TextField select label={t('kind')} value={kind} onChange={(event) => setKind(event.target.value)} sx={{ width: 260 }}>
          <MenuItem value="">{t('all')}</MenuItem>
          {KINDS.map((prefix) => (
            <MenuItem key={prefix} value={prefix}>
              {t(`filter.${prefix}`)}
            </MenuItem>
          ))}
        </TextField>
        <FormControlLabel
          label={t('onlyRefused')}
          control={<Switch checked={refusedOnly} onChange={(_event, on) => setRefusedOnly(on)} />}
        />
      </Stack>
      {!records ? <EmptyState title={t('loading')} /> : <AuditTable records={records} />}
      {hasMore && (
        <Button sx={{ mt: 1 }} onClick={more}>
          {t('more')}
        </Button>
      )}
    </Box>
  );
};
