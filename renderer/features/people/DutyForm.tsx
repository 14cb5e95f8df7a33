import { useRef } from 'react';
import { Box } from '@mui/material';
import type { PersonRow } from '../../../preload/contract';
import { DutyToReport, EmptyState, useToast, type DutyDone } from '../../components';
import { griddesk, newId, useProtection, useTerm, valueOf } from '../../kit';
import { useCardStrings } from './card-strings';

interface Props {
  readonly person: PersonRow;
  readonly onDone: () => void;
  readonly onOpenCase: (caseId: string) => void;
}

/** Suspected harm to a child: what the law asks for. Recorded, it opens the case that follows it up. */
export const DutyForm = ({ person, onDone, onOpenCase }: Props) => {
  const t = useCardStrings();
  const term = useTerm();
  const toast = useToast();
  const protection = useProtection({ personId: person.id }, person.rev);
  const commandId = useRef(newId());
  const report = async ({ to, at, words }: DutyDone) => {
    const { caseId } = await valueOf(
      griddesk.people.duty({
        commandId: commandId.current,
        personId: person.id,
        to,
        reportedAt: at,
        ...(words === '' ? {} : { words }),
      }),
    );
    toast({ message: t('reportRecorded') });
    onDone();
    if (caseId !== undefined) onOpenCase(caseId);
  };
  return (
    <Box
      role="group"
      aria-label={term('careActions', 'duty')}
      data-testid="care-form-duty"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onDone();
      }}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.25, bgcolor: 'background.paper' }}
    >
      {protection ? <DutyToReport protection={protection} onReport={report} onCancel={onDone} /> : <EmptyState title={t('reading')} />}
    </Box>
  );
};
