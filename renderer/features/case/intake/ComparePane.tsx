import { useEffect, useRef } from 'react';
import { Box, Button, DialogActions, DialogContent, Typography } from '@mui/material';
import type { Candidate, IntakeRules } from '../../../../preload/contract';
import { ErrorNote, Masked } from '../../../components';
import { CompareCases } from '../duplicates/CompareCases';
import { useDuplicateStrings } from '../duplicates/strings';
import type { ReportDraft } from './draft';
import { useIntakeStrings } from './strings';

interface Props {
  readonly draft: ReportDraft;
  readonly category: string | undefined;
  /** The place in words. */
  readonly where: string;
  readonly candidate: Candidate;
  readonly rules: IntakeRules;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onMerge: () => void;
  readonly onNote: () => void;
  readonly onBack: () => void;
}

/** The report being typed beside an open case: is it this one? */
export const ComparePane = ({ draft, category, where, candidate, rules, busy, error, onMerge, onNote, onBack }: Props) => {
  const t = useIntakeStrings();
  const words = useDuplicateStrings();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const mayNote = candidate.row.actions.includes('note');
  return (
    <>
      <DialogContent dividers data-testid="intake-compare" sx={{ display: 'grid', alignContent: 'start', gap: 1.5 }}>
        <CompareCases
          own={{
            heading: words('thisReport'),
            title: draft.title,
            description: draft.description,
            category,
            where,
            reporter: draft.member ? (
              <Masked value={draft.member.words} />
            ) : (
              [draft.name, draft.phone].filter(Boolean).join(' ') || words('noReporter')
            ),
            when: words('now'),
          }}
          candidate={candidate}
        />
        {error !== undefined && <ErrorNote error={error} />}
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.25 }}>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary', mr: 'auto', minWidth: 0 }}>
          {t(rules.mayMerge ? 'mergeIntoHint' : 'noteOnlyHint')}
        </Typography>
        <Box sx={{ display: 'flex', gap: 1, flex: 'none' }}>
          <Button type="button" onClick={onBack} disabled={busy} data-testid="intake-back">
            {t('back')}
          </Button>
          {mayNote && (
            <Button
              type="button"
              ref={rules.mayMerge ? undefined : first}
              variant={rules.mayMerge ? 'outlined' : 'contained'}
              onClick={onNote}
              disabled={busy}
              title={t('noteOnlyHint')}
              data-testid="intake-note"
            >
              {t('noteOnly')}
            </Button>
          )}
          {rules.mayMerge && (
            <Button type="button" ref={first} variant="contained" onClick={onMerge} disabled={busy} data-testid="intake-merge">
              {busy ? t('saving') : t('mergeInto')}
            </Button>
          )}
        </Box>
      </DialogActions>
    </>
  );
};
