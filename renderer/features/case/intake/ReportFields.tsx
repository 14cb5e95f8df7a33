import { Box, Checkbox, Chip, FormControlLabel, MenuItem, TextField, Typography } from '@mui/material';
import { INTAKE_SOURCES, type CategoryHint } from '../../../../preload/contract';
import { PhotoField } from '../../../components';
import { pick, useLang, useTerm } from '../../../kit';
import { useDirectory } from '../../../replica';
import { ChoiceField } from '../forms/ChoiceField';
import type { ReportDraft } from './draft';
import { ReporterField } from './ReporterField';
import { useIntakeStrings } from './strings';
import type { Problem } from './use-take';

interface Props {
  readonly draft: ReportDraft;
  readonly change: (patch: Partial<ReportDraft>) => void;
  readonly problems: Partial<Record<Problem, string>>;
  readonly hints: readonly CategoryHint[];
}

/** What was said, and by whom. */
export const ReportFields = ({ draft, change, problems, hints }: Props) => {
  const t = useIntakeStrings();
  const term = useTerm();
  const lang = useLang();
  const { categories } = useDirectory();
  const offered = hints.filter(({ category }) => category !== draft.category && categories.has(category));
  return (
    <Box sx={{ display: 'grid', gap: 1.75, alignContent: 'start' }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-end', gap: 2 }}>
        <ChoiceField
          label={t('source')}
          value={draft.source}
          options={INTAKE_SOURCES.map((id) => ({ id, text: term('sources', id) }))}
          onChange={(source) => change({ source })}
        />
        <FormControlLabel
          label={t('urgent')}
          checked={draft.urgent}
          onChange={(_event, urgent) => change({ urgent })}
          control={<Checkbox size="small" sx={{ py: 0.5 }} slotProps={{ input: { 'data-testid': 'intake-urgent' } as object }} />}
          sx={{ ml: 'auto', mr: 0 }}
        />
      </Box>
      <TextField
        label={t('name')}
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
        error={problems.title !== undefined}
        helperText={problems.title}
        slotProps={{ htmlInput: { maxLength: 120, 'data-testid': 'intake-title', autoComplete: 'off' } }}
      />
      <TextField
        label={t('description')}
        value={draft.description}
        multiline
        minRows={3}
        maxRows={5}
        onChange={(event) => change({ description: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 4000, 'data-testid': 'intake-description' } }}
      />
      <Box sx={{ display: 'grid', gap: 0.75 }}>
        <TextField
          select
          label={t('category')}
          value={categories.has(draft.category) ? draft.category : ''}
          onChange={(event) => change({ category: event.target.value })}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t('noCategory')}
            </Box>
          </MenuItem>
          {[...categories.values()].map((category) => (
            <MenuItem key={category.id} value={category.id}>
              {pick(lang, category)}
            </MenuItem>
          ))}
        </TextField>
        <Box role="group" aria-label={t('suggested')} sx={{ display: 'flex', gap: 0.75, alignItems: 'center', minHeight: 24 }}>
          {offered.length > 0 && (
            <Typography variant="caption" noWrap sx={{ color: 'text.secondary' }}>
              {t('suggested')}
            </Typography>
          )}
          {offered.map(({ category, words }) => (
            <Chip
              key={category}
              variant="outlined"
              clickable
              label={pick(lang, categories.get(category)!)}
              title={words.join(' ')}
              onClick={() => change({ category })}
              data-testid="intake-category-hint"
              data-category={category}
            />
          ))}
        </Box>
      </Box>
      <TextField
        label={t('address')}
        placeholder={t('addressHint')}
        value={draft.address}
        onChange={(event) => change({ address: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off', 'data-testid': 'intake-address' } }}
      />
      <ReporterField draft={draft} change={change} error={problems.name} />
      <PhotoField value={draft.media} onChange={(media) => change({ media })} />
    </Box>
  );
};
