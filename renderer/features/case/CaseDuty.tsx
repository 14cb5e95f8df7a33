import type { CaseRow } from '../../../preload/contract';
import { DutyToReport, useToast, type DutyDone } from '../../components';
import { griddesk, newId, useProtection, useTerm, valueOf } from '../../kit';
import { useDirectory } from '../../replica';
import { useCareStrings } from './care-strings';
import { Section } from './Section';

/** The duty to report, in a case whose category carries it; to seats that report. What is recorded stands as a note of the case. */
export const CaseDuty = ({ row }: { readonly row: CaseRow }) => {
  const { categories } = useDirectory();
  const carries = row.category !== undefined && categories.get(row.category)?.duty === 'child';
  return carries ? <Duty row={row} /> : null;
};

const Duty = ({ row }: { readonly row: CaseRow }) => {
  const t = useCareStrings();
  const term = useTerm();
  const toast = useToast();
  const protection = useProtection({ caseId: row.id }, row.rev);
  if (!protection) return null;
  const report = async ({ to, at, words }: DutyDone) => {
    const said = t('reportedTo', { body: term('departmentKinds', to) });
    const text = words === '' ? said : `${said}：${words}`;
    await valueOf(griddesk.cases.note({ commandId: newId(), caseId: row.id, text, duty: { to, at } }));
    toast({ message: t('reportRecorded') });
  };
  return (
    <Section title={term('careActions', 'duty')}>
      <DutyToReport protection={protection} onReport={row.actions.includes('note') ? report : undefined} />
    </Section>
  );
};
