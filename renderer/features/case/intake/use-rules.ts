import { useEffect, useState } from 'react';
import type { IntakeRules } from '../../../../preload/contract';
import { griddesk, useSettings } from '../../../kit';

const NOTHING: IntakeRules = { mayReport: false, mayMerge: false, mustNameGrid: false, ownAreaOnly: false };

/** What this seat may do when somebody calls; nothing until main has said so. */
export const useIntakeRules = (): IntakeRules => {
  const { seat } = useSettings();
  const [rules, setRules] = useState(NOTHING);
  useEffect(() => {
    let current = true;
    void griddesk.intake.rules().then((answer) => current && setRules(answer.ok ? answer.value : NOTHING));
    return () => {
      current = false;
    };
  }, [seat.area, seat.role]);
  return rules;
};
