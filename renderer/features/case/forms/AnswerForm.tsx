import { useState } from 'react';
import { Box, Typography } from '@mui/material';
import type { RequestRow } from '../../../../preload/contract';
import { useDraft, useFormat, useNow, useTerm } from '../../../kit';
import { RequestFacts } from '../RequestFacts';
import { useSend } from '../use-send';
import { ChoiceField } from './ChoiceField';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

type Decision = 'grant' | 'refuse';

/** The lead decides what somebody asked for, with the facts of the request in sight. A refusal says why. */
export const AnswerForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(60_000);
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'answer' });
  const [draft, change, forget] = useDraft<{ requestId: string; decision: Decision | ''; reason: string }>(row.id, 'answer', {
    requestId: '',
    decision: '',
    reason: '',
  });
  const [tried, setTried] = useState(false);
  // What was open when the form was: another request must not slip under a decision already made.
  const [first] = useState<RequestRow | undefined>(row.requests[0]);
  const request = row.requests.find(({ requestId }) => requestId === draft.requestId) ?? (draft.requestId === '' ? first : row.requests[0]);
  const errors = fieldErrors(error, ['reason'], t);
  const reason = draft.reason.trim();
  const noWords = draft.decision === 'refuse' && reason === '';
  const submit = async () => {
    setTried(true);
    if (!request || draft.decision === '' || noWords) return;
    const words = { requestId: request.requestId, granted: draft.decision === 'grant', ...(reason === '' ? {} : { reason }) };
    if (!(await send('answer', words))) return;
    forget();
    onDone('answer');
  };
  if (!request) return null;
  return (
    <FormFrame
      action="answer"
      title={t('answerTitle', { kind: term('requestKinds', request.kind) })}
      confirm={t(draft.decision === 'refuse' ? 'answerRefuse' : 'answerGrant')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      {row.requests.length > 1 && (
        <ChoiceField
          label={t('answerWhich')}
          value={request.requestId}
          options={row.requests.map(({ requestId, kind, byName, at }) => ({
            id: requestId,
            text: `${term('requestKinds', kind)} · ${byName} ${format.when(at, now)}`,
          }))}
          onChange={(requestId) => change({ requestId })}
        />
      )}
      <Box sx={{ p: 1, bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1 }}>
        <RequestFacts row={row} request={request} />
      </Box>
      <ChoiceField
        label={t('decision')}
        value={draft.decision}
        options={[
          { id: 'grant', text: t('grant') },
          { id: 'refuse', text: t('refuse') },
        ]}
        onChange={(decision) => change({ decision })}
        error={tried && draft.decision === '' ? t('choose') : undefined}
      />
      <WordsField
        label={draft.decision === 'refuse' ? t('reason') : `${t('reason')}${t('optional')}`}
        value={draft.reason}
        onChange={(next) => change({ reason: next })}
        max={1000}
        rows={1}
        error={errors.of('reason') ?? (tried && noWords ? t('refuseWhy') : undefined)}
        offersLabel={t('reasons')}
        offers={(draft.decision === 'refuse' ? (['refuse-1', 'refuse-2'] as const) : (['grant-1'] as const)).map((id) => ({
          id,
          text: t(id),
        }))}
      />
      {request.kind === 'appeal' && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('appealGranted')}
        </Typography>
      )}
    </FormFrame>
  );
};
