import { useEffect, useRef } from 'react';
import { useToast } from '../components';
import { currentSettings, griddesk, playTone } from '../kit';
import { personRow } from '../replica';
import { showPerson } from './selection';
import { useAppStrings } from './strings';

/** A visit to somebody in care has just become late: a tone and a line that leads to them, with the name masked as everywhere. */
export const useCareCalls = (here: boolean): void => {
  const t = useAppStrings();
  const toast = useToast();
  const say = useRef({ t, toast });
  useEffect(() => {
    say.current = { t, toast };
  });
  useEffect(() => {
    if (!here) return;
    return griddesk.onCare(({ personId, kind }) => {
      const person = personRow(personId);
      if (!person) return;
      if (currentSettings().sounds) playTone('deadline');
      const words = { name: person.name, village: person.villageName, member: person.responsibleName };
      say.current.toast({
        message: say.current.t(kind === 'visit' ? 'careLateVisit' : 'careLateLookIn', words),
        act: { label: say.current.t('careLateOpen'), run: () => showPerson(personId) },
      });
    });
  }, [here]);
};
