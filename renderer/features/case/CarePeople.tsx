import { memo, useEffect, useState } from 'react';
import { Box, Button } from '@mui/material';
import type { Output } from '../../../preload/contract';
import { LightMark, Masked } from '../../components';
import { BridgeError, griddesk, kept, useFormat, useNow, useTerm, valueOf } from '../../kit';
import { personLight } from '../../kit/visits';
import { usePerson } from '../../replica';
import { useCareStrings } from './care-strings';
import { Section } from './Section';
import type { CaseBody } from './use-body';

type Beside = Output<'people.ofCase'>[number];

/** People in care whom the case is about or who live close by. Main hands none to a seat that may not see them. */
const useBeside = (row: CaseBody): readonly Beside[] => {
  const [found, setFound] = useState<readonly Beside[]>([]);
  useEffect(() => {
    let current = true;
    valueOf(griddesk.people.ofCase({ caseId: row.id })).then(
      (people) => current && setFound((before) => kept(before, people)),
      (error: unknown) => {
        if (!(error instanceof BridgeError)) console.error('people beside a case: not read', error);
      },
    );
    return () => {
      current = false;
    };
  }, [row]);
  return found;
};

const Line = ({ beside, onOpen }: { readonly beside: Beside; readonly onOpen: ((personId: string) => void) | undefined }) => {
  const t = useCareStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(60_000);
  const person = usePerson(beside.personId);
  if (!person) return null;
  const where = beside.relation === 'near' ? t('near', { distance: format.distance(beside.metres ?? 0) }) : t(beside.relation);
  return (
    <Box
      component="li"
      data-testid="case-person"
      data-person-id={person.id}
      data-relation={beside.relation}
      sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.5, '& + &': { borderTop: 1, borderColor: 'divider' } }}
    >
      <LightMark light={personLight(person, now)} />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Box>
          <Box component="span" sx={{ fontWeight: 600, mr: 1 }}>
            <Masked value={person.name} />
          </Box>
          {[t(person.sex), t('age', { count: person.age }), ...person.care.map(({ kind }) => term('careKinds', kind))].join(' · ')}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.929rem' }}>
          {where} · {t('lookedAfterBy', { name: person.responsibleName })} <Masked value={person.responsiblePhone} />
        </Box>
      </Box>
      {onOpen && (
        <Button
          size="small"
          variant="outlined"
          color="secondary"
          data-testid="case-person-open"
          aria-label={t('openPerson', { name: person.name })}
          onClick={() => onOpen(person.id)}
        >
          {t('open')}
        </Button>
      )}
    </Box>
  );
};

interface Props {
  readonly row: CaseBody;
  /** Leads to the person's card; absent where the window has none. */
  readonly onOpen: ((personId: string, ofCase: string) => void) | undefined;
}

/** Who in care the case has to do with, one press from their card. */
export const CarePeople = memo(({ row, onOpen }: Props) => {
  const t = useCareStrings();
  const beside = useBeside(row);
  if (beside.length === 0) return null;
  return (
    <Section title={t('title')}>
      <Box component="ul" data-testid="case-people" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {beside.map((one) => (
          <Line key={one.personId} beside={one} onOpen={onOpen && ((personId) => onOpen(personId, row.id))} />
        ))}
      </Box>
    </Section>
  );
});
CarePeople.displayName = 'CarePeople';
