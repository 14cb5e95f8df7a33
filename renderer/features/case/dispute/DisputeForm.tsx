import { useState } from 'react';
import { Box, Button, IconButton, MenuItem, TextField, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import { DISPUTE_KINDS, PARTY_SIDES, type DisputeKind, type PartySide } from '../../../../preload/contract';
import { useDraft, useTerm } from '../../../kit';
import { fieldErrors } from '../forms/field-errors';
import { FormFrame } from '../forms/FormFrame';
import { useFormStrings } from '../forms/strings';
import type { FormProps } from '../forms/types';
import { useSend } from '../use-send';
import { useDisputeStrings } from './strings';

interface Party {
  readonly side: PartySide;
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
}
const NOBODY = { name: '', phone: '', idNumber: '' } as const;
/** A dispute has two sides. */
const TWO: readonly Party[] = [
  { side: 'applicant', ...NOBODY },
  { side: 'respondent', ...NOBODY },
];

const filled = (parties: readonly Party[]) =>
  parties
    .filter(({ name }) => name.trim() !== '')
    .map(({ side, name, phone, idNumber }) => ({
      side,
      name: name.trim(),
      ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
      ...(idNumber.trim() === '' ? {} : { idNumber: idNumber.trim() }),
    }));

/** 登记受理: what it is about, how many are concerned, who the parties are. Registered already, it is put right. */
export const DisputeForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useDisputeStrings();
  const form = useFormStrings();
  const term = useTerm();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'dispute' });
  const known = row.dispute;
  const [draft, change, forget] = useDraft<{ kind: DisputeKind; people: string; parties: readonly Party[] }>(row.id, 'dispute', {
    kind: known?.kind ?? 'neighbours',
    people: known ? String(known.people) : '2',
    parties: TWO,
  });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, ['parties', 'people'], form);
  const parties = filled(draft.parties);
  const people = Number(draft.people);
  const noApplicant = !(known && parties.length === 0) && !parties.some(({ side }) => side === 'applicant');
  const badPeople = !Number.isInteger(people) || people < Math.max(1, parties.length || (known?.parties.length ?? 0)) || people > 100_000;
  const submit = async () => {
    setTried(true);
    if (noApplicant || badPeople) return;
    if (!(await send('dispute', { kind: draft.kind, people, ...(parties.length > 0 ? { parties } : {}) }))) return;
    forget();
    onDone('dispute');
  };
  const put = (at: number, patch: Partial<Party>) =>
    change({ parties: draft.parties.map((party, index) => (index === at ? { ...party, ...patch } : party)) });
  return (
    <FormFrame
      action="dispute"
      title={t(known ? 'disputeAgain' : 'disputeTitle')}
      confirm={t('disputeConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: '2fr 1fr', gap: 1 }}>
        <TextField select label={t('kind')} value={draft.kind} onChange={(event) => change({ kind: event.target.value as DisputeKind })}>
          {DISPUTE_KINDS.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {term('disputeKinds', kind)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={t('people')}
          value={draft.people}
          onChange={(event) => change({ people: event.target.value })}
          error={(tried && badPeople) || errors.of('people') !== undefined}
          helperText={tried && badPeople ? t('number') : errors.of('people')}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
        />
      </Box>
      {known && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('keepParties', { count: known.parties.length })}
        </Typography>
      )}
      {draft.parties.map((party, at) => (
        <Box
          key={at}
          role="group"
          aria-label={t('party', { n: at + 1 })}
          sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr auto', gap: 1 }}
        >
          <TextField select label={t('side')} value={party.side} onChange={(event) => put(at, { side: event.target.value as PartySide })}>
            {PARTY_SIDES.map((side) => (
              <MenuItem key={side} value={side}>
                {term('partySides', side)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label={t('partyName')}
            value={party.name}
            onChange={(event) => put(at, { name: event.target.value })}
            error={tried && noApplicant && at === 0}
            helperText={tried && noApplicant && at === 0 ? t('applicant') : undefined}
            slotProps={{ htmlInput: { maxLength: 60 } }}
          />
          <IconButton
            aria-label={t('removeParty', { n: at + 1 })}
            size="small"
            sx={{ alignSelf: 'center' }}
            disabled={draft.parties.length < 2}
            onClick={() => change({ parties: draft.parties.filter((_, index) => index !== at) })}
          >
            <CloseIcon fontSize="small" />
          </IconButton>
          <TextField
            label={t('partyPhone')}
            value={party.phone}
            onChange={(event) => put(at, { phone: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 32 } }}
          />
          <TextField
            label={t('partyId')}
            value={party.idNumber}
            onChange={(event) => put(at, { idNumber: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 32 } }}
          />
        </Box>
      ))}
      <div>
        <Button
          variant="outlined"
          disabled={draft.parties.length >= 20}
          onClick={() => change({ parties: [...draft.parties, { side: 'other', ...NOBODY }] })}
        >
          {t('addParty')}
        </Button>
      </div>
    </FormFrame>
  );
};
