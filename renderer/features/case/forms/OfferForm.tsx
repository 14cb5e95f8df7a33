import { useEffect, useState } from 'react';
import { Box, Checkbox, FormControlLabel, FormHelperText, Typography } from '@mui/material';
import type { Checker } from '../../../../preload/contract';
import { ErrorNote } from '../../../components';
import { griddesk, useDraft, useFormat, useTerm, valueOf } from '../../../kit';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { fromField } from './local-time';
import { useFormStrings } from './strings';
import { isTime, TimeField } from './TimeField';
import type { FormProps } from './types';

/** As many as an offer may name. */
const MOST = 5;

/** Offers the check on the spot to grid members close by; the nearest on duty is chosen already, so that Enter agrees. */
export const OfferForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const term = useTerm();
  const format = useFormat();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'offer' });
  const [found, setFound] = useState<{ readonly checkers?: readonly Checker[]; readonly error?: unknown }>({});
  const [draft, change, forget] = useDraft<{ memberIds: readonly string[] | null; due: string }>(row.id, 'offer', {
    memberIds: null,
    due: '',
  });
  const [tried, setTried] = useState(false);
  useEffect(() => {
    let current = true;
    valueOf(griddesk.cases.checkers({ caseId: row.id })).then(
      (checkers) => current && setFound({ checkers }),
      (thrown: unknown) => current && setFound({ error: thrown }),
    );
    return () => {
      current = false;
    };
  }, [row.id]);
  const checkers = found.checkers ?? [];
  const fresh = checkers.find(({ memberId }) => !row.offeredTo.includes(memberId));
  const chosen = draft.memberIds ?? (fresh ? [fresh.memberId] : []);
  const errors = fieldErrors(error, ['memberIds', 'dueAt'], t);
  const wrong = chosen.length === 0 ? t('offerNobody') : chosen.length > MOST ? t('offerMany') : undefined;
  const choose = (id: string, on: boolean) => change({ memberIds: on ? [...chosen, id] : chosen.filter((other) => other !== id) });
  const submit = async () => {
    setTried(true);
    const dueAt = fromField(draft.due);
    if (wrong !== undefined || !isTime(draft.due)) return;
    if (!(await send('offer', { memberIds: [...chosen], ...(dueAt === undefined ? {} : { dueAt }) }))) return;
    forget();
    onDone('offer');
  };
  const place = ({ ownGrid, gridName, metres, onDuty, role, memberId }: Checker): string =>
    [
      t(onDuty ? 'onDuty' : 'offDuty'),
      ownGrid ? t('ownGrid') : metres === undefined ? '' : t('awayBy', { distance: format.distance(metres) }),
      gridName ?? '',
      role === 'grid-leader' ? term('memberRoles', role) : '',
      row.offeredTo.includes(memberId) ? t('offeredBefore') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <FormFrame
      key={found.checkers ? 'read' : 'reading'}
      action="offer"
      title={t('offerTitle')}
      confirm={t('offerConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      ready
    >
      {found.error !== undefined && <ErrorNote error={found.error} />}
      {found.checkers?.length === 0 && <Typography variant="body2">{t('offerNone')}</Typography>}
      <Box component="ul" aria-label={t('offerWhom')} sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 232, overflow: 'auto' }}>
        {checkers.map((checker) => (
          <Box component="li" key={checker.memberId} data-testid="checker" data-member-id={checker.memberId}>
            <FormControlLabel
              sx={{ mr: 0 }}
              control={
                <Checkbox
                  size="small"
                  sx={{ py: 0.5 }}
                  checked={chosen.includes(checker.memberId)}
                  onChange={(event) => choose(checker.memberId, event.target.checked)}
                />
              }
              label={
                <>
                  {checker.name}
                  <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.857rem', ml: 1 }}>
                    {place(checker)}
                  </Box>
                </>
              }
            />
          </Box>
        ))}
      </Box>
      {tried && wrong !== undefined && found.checkers && <FormHelperText error>{wrong}</FormHelperText>}
      <TimeField
        label={`${t('offerDue')}${t('optional')}`}
        value={draft.due}
        onChange={(due) => change({ due })}
        hint={t('offerDueHint')}
        error={errors.of('dueAt')}
      />
    </FormFrame>
  );
};
