import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, Tooltip, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import type { IntakeRules, LonLat } from '../../../../preload/contract';
import { ErrorNote } from '../../../components';
import { griddesk } from '../../../kit';
import { CandidateList } from './CandidateList';
import { ComparePane } from './ComparePane';
import { useReportDraft } from './draft';
import { PlaceField } from './PlaceField';
import { PlaceMap } from './PlaceMap';
import { PlaceWords } from './PlaceWords';
import { ReportFields } from './ReportFields';
import { useIntakeStrings } from './strings';
import { useAsked } from './use-asked';
import { useTake } from './use-take';

export interface Props {
  readonly open: boolean;
  readonly rules: IntakeRules;
  readonly onClose: () => void;
  /** The case the work goes on with. */
  readonly onDone: (caseId: string) => void;
}

/** Somebody calls or stands at the desk: the report is taken down, placed, and compared with what is known already. */
export const IntakeDialog = ({ open, ...props }: Props) => (
  <Dialog
    open={open}
    onClose={props.onClose}
    maxWidth={false}
    fullWidth
    transitionDuration={0}
    disableRestoreFocus
    aria-labelledby="intake-title"
    data-testid="intake"
    slotProps={{ paper: { sx: { maxWidth: 1280, height: 'min(calc(100% - 32px), 820px)', m: 2 } } }}
  >
    <IntakeBody {...props} />
  </Dialog>
);

const IntakeBody = ({ rules, onClose, onDone }: Omit<Props, 'open'>) => {
  const t = useIntakeStrings();
  const [draft, change, forget] = useReportDraft();
  const form = useRef<HTMLFormElement>(null);
  const [comparing, setComparing] = useState<string>();
  const { title, description, category, place } = draft;
  const asked = place && { lon: place.lon, lat: place.lat, crs: 'WGS84' as const };
  const located = useAsked(asked, griddesk.directory.locate, 60);
  const here = located && place && Math.hypot(located.lon - place.lon, located.lat - place.lat) < 1e-9 ? located : undefined;
  const said = title.trim() !== '' || description.trim() !== '' || category !== '';
  const look = useAsked(
    said ? { title, description, ...(category === '' ? {} : { category }), ...place } : undefined,
    griddesk.cases.candidates,
    250,
  );
  const take = useTake({ draft, located: here, rules, forget, onDone });
  const candidates = said ? look?.candidates : undefined;
  const compared = candidates?.find(({ row }) => row.id === comparing);
  const numbered = useMemo(
    () => (candidates ?? []).flatMap(({ row }): LonLat[] => (row.lon === undefined || row.lat === undefined ? [] : [[row.lon, row.lat]])),
    [candidates],
  );
  const pin = useMemo((): LonLat | undefined => place && [place.lon, place.lat], [place]);

  const focus = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  useEffect(() => focus('[data-testid=intake-title]'), []);
  const missing = Object.keys(take.problems).length;
  // What is missing is where the work goes on.
  useEffect(() => {
    if (missing > 0) focus('[aria-invalid=true]');
  }, [missing]);
  const back = () => {
    setComparing(undefined);
    requestAnimationFrame(() => focus(`[data-testid=intake-candidate][data-case-id="${comparing}"]`));
  };
  const submit = async () => {
    if (compared && rules.mayMerge) {
      // What is missing stands in the form.
      if (!(await take.takeInto(compared.row))) setComparing(undefined);
    } else if (!compared) await take.take();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
    else if (event.key === 'Escape' && compared) back();
    else if (event.altKey && event.key.toLowerCase() === 'd') focus('[data-testid=intake-candidate]');
    else if (event.altKey && event.key.toLowerCase() === 'm') focus('[data-testid=intake-map]');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Box
      component="form"
      ref={form}
      noValidate
      aria-labelledby="intake-title"
      data-testid="form-report"
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}
    >
      <DialogTitle component="h2" id="intake-title" sx={{ py: 1, pr: 1.5, display: 'flex', alignItems: 'center', gap: 1.5 }}>
        {compared ? t('compareTitle') : t('title')}
        <Typography component="span" noWrap sx={{ color: 'text.secondary', minWidth: 0, mr: 'auto' }}>
          {compared ? `${compared.row.number} ${compared.row.title}` : ''}
        </Typography>
        <Tooltip title={t('cancel')}>
          <IconButton size="small" aria-label={t('cancel')} onClick={onClose}>
            <CloseIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      </DialogTitle>
      {compared ? (
        <ComparePane
          draft={draft}
          category={category === '' ? look?.categories[0]?.category : category}
          where={[here?.grid?.name, draft.address].filter(Boolean).join(' · ')}
          candidate={compared}
          rules={rules}
          busy={take.busy}
          error={take.error}
          onMerge={() => void submit()}
          onNote={() => void take.note(compared.row)}
          onBack={back}
        />
      ) : (
        <>
          <DialogContent
            dividers
            sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)', columnGap: 3, overflow: 'hidden', py: 1.5 }}
          >
            <Box sx={{ overflow: 'auto', minHeight: 0, pt: 0.5, pr: 0.5 }}>
              <ReportFields draft={draft} change={change} problems={take.problems} hints={look?.categories ?? []} />
              {take.error !== undefined && (
                <Box sx={{ mt: 1.5 }}>
                  <ErrorNote error={take.error} />
                </Box>
              )}
            </Box>
            <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, minHeight: 0, pt: 0.5 }}>
              <PlaceField error={take.problems.place} onPlace={(next, rough) => change({ place: next, rough })} />
              <PlaceMap
                pin={pin}
                chosenGrid={here?.grid?.gridCode}
                numbered={numbered}
                onPin={(next) => change({ place: next, rough: false })}
              />
              <PlaceWords draft={draft} located={here} rules={rules} />
              <CandidateList candidates={candidates} onCompare={setComparing} />
            </Box>
          </DialogContent>
          <DialogActions sx={{ px: 3, py: 1.25 }}>
            <Button
              type="button"
              onClick={() => {
                forget();
                focus('[data-testid=intake-title]');
              }}
              disabled={take.busy}
              sx={{ mr: 'auto' }}
            >
              {t('clear')}
            </Button>
            <Typography variant="caption" noWrap sx={{ color: 'text.secondary', minWidth: 0 }}>
              {t('keys')}
            </Typography>
            <Button type="button" onClick={onClose} disabled={take.busy}>
              {t('cancel')}
            </Button>
            <Button type="button" variant="contained" onClick={() => void submit()} disabled={take.busy} data-testid="confirm-report">
              {take.busy ? t('saving') : t('save')}
            </Button>
          </DialogActions>
        </>
      )}
    </Box>
  );
};
