import { memo } from 'react';
import { Box, Checkbox, FormControlLabel, Link, Radio, TextField } from '@mui/material';
import type { Department, Suggestion } from '../../../../preload/contract';
import { pick, useLang } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useDispatchStrings } from './strings';

interface Props {
  readonly department: Department;
  readonly suggestion: Suggestion | undefined;
  readonly busy: boolean;
  readonly chosen: boolean;
  readonly lead: boolean;
  /** Own instructions; undefined: the common ones. */
  readonly own: string | undefined;
  readonly onChoose: (id: string, chosen: boolean) => void;
  readonly onLead: (id: string) => void;
  readonly onOwn: (id: string, text: string) => void;
}

const useReason = () => {
  const t = useDispatchStrings();
  const lang = useLang();
  const { categories } = useDirectory();
  return ({ reason, values }: Suggestion): string => {
    const category = categories.get(values['category'] ?? '');
    switch (reason) {
      case 'rule':
        return t('reason-rule', { why: pick(lang, { zh: values['zh'] ?? '', en: values['en'] ?? '' }), rule: values['rule'] ?? '' });
      case 'category':
        return t('reason-category', { category: category ? pick(lang, category) : (values['category'] ?? '') });
      case 'village-of-case':
        return t('reason-village-of-case', { village: values['village'] ?? '' });
      case 'handled-before':
        return t('reason-handled-before', { count: Number(values['times'] ?? 1) });
      case 'on-duty':
        return t('reason-on-duty', { count: Number(values['people'] ?? 1) });
    }
  };
};

/** One department: whether it is sent for, why it is proposed, who is on duty there, whether it leads. */
export const DepartmentOption = memo(({ department, suggestion, busy, chosen, lead, own, onChoose, onLead, onOwn }: Props) => {
  const t = useDispatchStrings();
  const reason = useReason();
  const duty = department.onDuty[0];
  const reach = duty ? t('duty', { name: duty.name, phone: duty.phone }) : t('phone', { phone: department.phone });
  return (
    <Box
      component="li"
      data-testid="department-option"
      data-department-id={department.id}
      sx={{
        px: 1,
        py: 0.25,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: chosen ? 'surface.chosen' : 'transparent',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <FormControlLabel
          sx={{ flex: 1, minWidth: 0, mr: 0 }}
          disabled={busy}
          control={
            <Checkbox size="small" sx={{ py: 0.5 }} checked={chosen} onChange={(event) => onChoose(department.id, event.target.checked)} />
          }
          label={
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
              <Box component="span" sx={{ fontWeight: suggestion ? 600 : 400 }}>
                {department.name}
              </Box>
              <Box component="span" sx={{ fontSize: '0.857rem', color: 'text.secondary' }}>
                {[busy ? t('busy') : suggestion ? reason(suggestion) : '', reach].filter(Boolean).join(' · ')}
              </Box>
            </Box>
          }
        />
        {chosen && own === undefined && (
          <Link component="button" type="button" variant="caption" onClick={() => onOwn(department.id, '')} sx={{ flex: 'none' }}>
            {t('own')}
          </Link>
        )}
        {chosen && (
          <FormControlLabel
            sx={{ flex: 'none', mr: 0 }}
            label={t('lead')}
            control={
              <Radio
                size="small"
                sx={{ py: 0.5 }}
                name="dispatch-lead"
                checked={lead}
                onChange={() => onLead(department.id)}
                slotProps={{ input: { 'aria-label': t('leadOf', { department: department.name }) } }}
              />
            }
          />
        )}
      </Box>
      {chosen && own !== undefined && (
        <TextField
          label={t('ownOf', { department: department.name })}
          helperText={own.trim() === '' ? t('ownHint') : undefined}
          value={own}
          onChange={(event) => onOwn(department.id, event.target.value)}
          multiline
          maxRows={4}
          fullWidth
          slotProps={{ htmlInput: { maxLength: 2000 } }}
          sx={{ mt: 0.5, mb: 1 }}
        />
      )}
    </Box>
  );
});
DepartmentOption.displayName = 'DepartmentOption';
