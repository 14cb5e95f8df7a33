import { useRef, useState } from 'react';
import { Box, Button, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import {
  CARE_CONDITIONS,
  LOOK_IN_SLOTS,
  VISIT_RESULTS,
  type CareCondition,
  type LookInSlot,
  type PersonRow,
  type VisitResult,
} from '../../../preload/contract';
import { ErrorNote, useToast } from '../../components';
import { griddesk, newId, useDraft, useTerm, valueOf } from '../../kit';
import type { FormDeed } from './care-letters';
import { useCareStrings } from './care-strings';

interface Fields {
  readonly result: VisitResult;
  readonly text: string;
  readonly next: string;
  readonly assessed: boolean;
  readonly risk: string;
  readonly condition: CareCondition;
  readonly checkUp: boolean;
  readonly lookIns: readonly LookInSlot[];
  readonly reason: string;
}

const RISKS = ['0', '1', '2', '3', '4', '5'] as const;

/** One form for what is done for somebody in care: each deed shows its own fields. Ctrl+Enter confirms, Esc goes back. */
export const CareForm = ({
  deed,
  person,
  onDone,
}: {
  readonly deed: FormDeed;
  readonly person: PersonRow;
  readonly onDone: () => void;
}) => {
  const t = useCareStrings();
  const term = useTerm();
  const toast = useToast();
  const ill = person.care.find(({ kind }) => kind === 'mental-health');
  const reasonFor = ill ?? person.care[0];
  const [fields, change, forget] = useDraft<Fields>(person.id, `care-${deed}`, {
    result: 'well',
    text: '',
    next: '',
    assessed: ill !== undefined,
    risk: String(reasonFor?.level ?? 0),
    condition: person.plan.condition ?? 'stable',
    checkUp: false,
    lookIns: person.plan.lookIns,
    reason: '',
  });
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [empty, setEmpty] = useState(false);
  // Kept for the whole of a deliberate act, so that an answer lost on the way does not do it twice.
  const commandId = useRef(newId());
  const needsReason = deed !== 'visit' && fields.reason.trim() === '';

  const send = () => {
    const head = { commandId: commandId.current, personId: person.id };
    const { people } = griddesk;
    const reason = fields.reason.trim();
    const level = Number(fields.risk);
    switch (deed) {
      case 'visit':
        return people.visit({
          ...head,
          visitedAt: Date.now(),
          result: fields.result,
          ...(fields.text.trim() === '' ? {} : { text: fields.text.trim() }),
          ...(fields.next.trim() === '' ? {} : { next: fields.next.trim() }),
          ...(ill && fields.assessed ? { assessment: { risk: level, condition: fields.condition } } : {}),
          ...(fields.checkUp ? { checkUp: true } : {}),
        });
      case 'assess':
        return people.assess({ ...head, kind: reasonFor!.kind, level, ...(ill ? { condition: fields.condition } : {}), reason });
      case 'plan':
        return people.plan({ ...head, lookIns: [...fields.lookIns], reason });
      case 'leave':
        return people.leave({ ...head, reason });
      case 'restore':
        return people.restore({ ...head, reason });
    }
  };
  const submit = async () => {
    setEmpty(needsReason);
    if (needsReason || busy) return;
    setBusy(true);
    try {
      await valueOf(send());
      forget();
      toast({ message: t('saved') });
      onDone();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  const risk = (
    <>
      <TextField
        select
        label={t('risk')}
        value={fields.risk}
        onChange={(event) => change({ risk: event.target.value })}
        sx={{ minWidth: 120 }}
      >
        {RISKS.map((grade) => (
          <MenuItem key={grade} value={grade}>
            {t('grade', { level: grade })}
          </MenuItem>
        ))}
      </TextField>
      {ill && (
        <TextField
          select
          label={t('condition')}
          value={fields.condition}
          onChange={(event) => change({ condition: event.target.value as CareCondition })}
          sx={{ minWidth: 150 }}
        >
          {CARE_CONDITIONS.map((one) => (
            <MenuItem key={one} value={one}>
              {term('careConditions', one)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </>
  );
  const check = (label: string, checked: boolean, onChange: (checked: boolean) => void) => (
    <FormControlLabel
      key={label}
      label={label}
      control={<Checkbox size="small" checked={checked} onChange={(event) => onChange(event.target.checked)} sx={{ py: 0.25 }} />}
    />
  );
  return (
    <Box
      component="form"
      noValidate
      aria-label={term('careActions', deed)}
      data-testid={`care-form-${deed}`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          onDone();
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        }
      }}
      sx={{ display: 'grid', gap: 1.25, border: 1, borderColor: 'divider', borderRadius: 1, p: 1.25, bgcolor: 'background.paper' }}
    >
      {deed === 'visit' && (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <TextField
              select
              label={t('result')}
              value={fields.result}
              onChange={(event) => change({ result: event.target.value as VisitResult })}
              sx={{ minWidth: 180 }}
            >
              {VISIT_RESULTS.map((result) => (
                <MenuItem key={result} value={result}>
                  {term('visitResults', result)}
                </MenuItem>
              ))}
            </TextField>
            {ill && fields.assessed && risk}
          </Box>
          {ill && (
            <Box>
              {check(t('assessed'), fields.assessed, (assessed) => change({ assessed }))}
              {check(t('checkUp'), fields.checkUp, (checkUp) => change({ checkUp }))}
            </Box>
          )}
          <TextField
            autoFocus
            multiline
            minRows={2}
            label={t('found')}
            value={fields.text}
            onChange={(event) => change({ text: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
          <TextField
            label={t('next')}
            value={fields.next}
            onChange={(event) => change({ next: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </>
      )}
      {deed === 'assess' && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{risk}</Box>}
      {deed === 'plan' && (
        <Box>
          {LOOK_IN_SLOTS.map((slot) =>
            check(term('lookInSlots', slot), fields.lookIns.includes(slot), (on) =>
              change({ lookIns: LOOK_IN_SLOTS.filter((one) => (one === slot ? on : fields.lookIns.includes(one))) }),
            ),
          )}
        </Box>
      )}
      {deed !== 'visit' && (
        <TextField
          autoFocus
          label={t('reason')}
          value={fields.reason}
          error={empty && needsReason}
          helperText={empty && needsReason ? t('reasonNeeded') : deed === 'leave' ? t('leaveHint') : undefined}
          onChange={(event) => change({ reason: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 1000, 'data-testid': 'care-reason' } }}
        />
      )}
      {error !== undefined && <ErrorNote error={error} />}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={busy} data-testid="care-confirm">
          {t('save')}
        </Button>
        <Button type="button" onClick={onDone} disabled={busy}>
          {t('cancel')}
        </Button>
      </Box>
    </Box>
  );
};
