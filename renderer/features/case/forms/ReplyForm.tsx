import { useState } from 'react';
import { Typography } from '@mui/material';
import { pick, templatesFor, useDraft, useLang } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { fromField } from './local-time';
import { useFormStrings } from './strings';
import { isTime, TimeField } from './TimeField';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** What the reporter is told, from ready texts of the case's category or in the operator's own words. */
export const ReplyForm = ({ row, detail, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const lang = useLang();
  const { rulebook } = useDirectory();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'reply' });
  const [draft, change, forget] = useDraft(row.id, 'reply', { text: '', promised: '' });
  const [empty, setEmpty] = useState(false);
  const errors = fieldErrors(error, ['text', 'promisedAt'], t);
  const text = draft.text.trim();
  const merged = detail?.merged.length ?? 0;
  const submit = async () => {
    setEmpty(text === '');
    const promisedAt = fromField(draft.promised);
    if (text === '' || !isTime(draft.promised)) return;
    if (!(await send('reply', { text, ...(promisedAt === undefined ? {} : { promisedAt }) }))) return;
    forget();
    onDone('reply');
  };
  return (
    <FormFrame
      action="reply"
      title={t('replyTitle')}
      confirm={t('replyConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <WordsField
        label={t('replyText')}
        value={draft.text}
        onChange={(next) => change({ text: next })}
        max={2000}
        rows={3}
        error={errors.of('text') ?? (empty && text === '' ? t('required') : undefined)}
        offersLabel={t('templates')}
        offers={templatesFor(rulebook, 'reply', row.category).map((template) => ({ id: template.id, text: pick(lang, template) }))}
      />
      {merged > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }} data-testid="reply-reaches">
          {t('replyReaches', { count: merged })}
        </Typography>
      )}
      <TimeField
        label={`${t('promised')}${t('optional')}`}
        value={draft.promised}
        onChange={(promised) => change({ promised })}
        hint={t('promisedHint')}
        error={errors.of('promisedAt')}
      />
    </FormFrame>
  );
};
