import { MenuItem, TextField, Typography } from '@mui/material';
import { PRIORITIES, type Priority } from '../../../../preload/contract';
import { pick, useLang, useTerm } from '../../../kit';
import { useDirectory } from '../../../replica';
import { ChoiceField } from './ChoiceField';
import { useLimitWords } from './limit-words';
import { useFormStrings } from './strings';

interface Props {
  /** Id of a category, or empty. */
  readonly category: string;
  readonly priority: Priority;
  readonly onChange: (patch: { readonly category: string } | { readonly priority: Priority }) => void;
  /** What is wrong with the category. */
  readonly error: string | undefined;
  /** What there is to say of it otherwise. */
  readonly hint?: string | undefined;
  /** Id of the category that the report came with; it is marked in the list. */
  readonly suggested?: string;
}

/** Under what a case is filed: category and priority, and the limit that follows from the two. */
export const FilingFields = ({ category, priority, onChange, error, hint, suggested }: Props) => {
  const t = useFormStrings();
  const term = useTerm();
  const lang = useLang();
  const limitWords = useLimitWords();
  const { categories } = useDirectory();
  const limit = categories.get(category)?.handle[priority];
  return (
    <>
      <TextField
        select
        label={t('category')}
        value={categories.has(category) ? category : ''}
        onChange={(event) => onChange({ category: event.target.value })}
        error={error !== undefined}
        helperText={error ?? hint}
        sx={{ maxWidth: 360 }}
      >
        {[...categories.values()].map((item) => (
          <MenuItem key={item.id} value={item.id}>
            {pick(lang, item)}
            {item.id === suggested && (
              <Typography component="span" variant="caption" sx={{ color: 'text.secondary', ml: 1 }}>
                {t('suggestedCategory')}
              </Typography>
            )}
          </MenuItem>
        ))}
      </TextField>
      <ChoiceField
        label={t('priority')}
        value={priority}
        options={PRIORITIES.map((id) => ({ id, text: term('priorities', id) }))}
        onChange={(next) => onChange({ priority: next })}
      />
      {limit && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('limit', { limit: limitWords(limit) })}
        </Typography>
      )}
    </>
  );
};
