import { Box, Button, TextField, Typography } from '@mui/material';
import type { MemberRow } from '../../../../preload/contract';
import { Masked } from '../../../components';
import { griddesk, useTerm } from '../../../kit';
import type { ReportDraft } from './draft';
import { SearchingField, type Option } from './SearchingField';
import { useIntakeStrings } from './strings';
import { useAsked } from './use-asked';

interface Props {
  readonly draft: ReportDraft;
  readonly change: (patch: Partial<ReportDraft>) => void;
  readonly error: string | undefined;
}

const MOST = 8;
type Choice = Option & { readonly member: MemberRow };

/** Who reported: found in the roster by name, phone or grid, or typed by hand. */
export const ReporterField = ({ draft, change, error }: Props) => {
  const t = useIntakeStrings();
  const term = useTerm();
  const { member, name, phone } = draft;
  // A phone number alone finds its owner too.
  const words = name.trim() || phone.trim();
  const found = useAsked(member || words === '' ? undefined : { text: words, limit: MOST }, griddesk.directory.members);
  if (member) {
    return (
      <Box
        data-testid="intake-member"
        sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 40, px: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography component="span" variant="caption" sx={{ color: 'text.secondary', mr: 1 }}>
            {t('reporter')}
          </Typography>
          <Masked value={member.words} />
        </Box>
        <Button type="button" sx={{ ml: 'auto', flex: 'none' }} onClick={() => change({ member: undefined })}>
          {t('byHand')}
        </Button>
      </Box>
    );
  }
  const options = (found ?? []).map((row): Choice => ({
    id: row.id,
    text: `${row.name} ${row.phone}`,
    aside: [term('memberRoles', row.role), row.gridNames[0] ?? row.areaName, t(row.onDuty ? 'onDuty' : 'offDuty')].join(' · '),
    member: row,
  }));
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 11em', gap: 1.5 }}>
      <SearchingField
        label={t('reporter')}
        placeholder={t('reporterHint')}
        text={name}
        options={options}
        error={error}
        testId="intake-reporter"
        onText={(next) => change({ name: next })}
        onChoose={({ member: chosen, text, aside }) =>
          change({ member: { id: chosen.id, words: `${text} · ${aside}` }, name: '', phone: '' })
        }
      />
      <TextField
        label={t('phone')}
        value={phone}
        onChange={(event) => change({ phone: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 32, inputMode: 'tel', autoComplete: 'off', 'data-testid': 'intake-phone' } }}
      />
    </Box>
  );
};
