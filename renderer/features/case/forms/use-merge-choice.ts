import { useEffect, useState } from 'react';
import { isOpen, type Candidate, type CaseRow } from '../../../../preload/contract';
import { griddesk } from '../../../kit';

/** Open cases that the words find, this one left out; asks main shortly after the last key. Undefined: nothing typed. */
export const useFound = (caseId: string, words: string): readonly CaseRow[] | undefined => {
  const [found, setFound] = useState<readonly CaseRow[]>();
  useEffect(() => {
    if (words.trim() === '') {
      setFound(undefined);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await griddesk.cases.search({ text: words.trim(), limit: 20 });
      if (current && answer.ok) setFound(answer.value.filter((row) => row.id !== caseId && isOpen(row.state)));
    }, 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [caseId, words]);
  return found;
};

/** What this case and another have in common; a candidate's is known, of any other main is asked. */
export const useComparison = (caseId: string, other: string, candidates: readonly Candidate[]): Candidate | undefined => {
  const [asked, setAsked] = useState<Candidate>();
  const known = candidates.find(({ row }) => row.id === other);
  const missing = known === undefined && other !== '';
  useEffect(() => {
    if (!missing) return undefined;
    let current = true;
    void griddesk.cases.compare({ caseId, other }).then((answer) => current && answer.ok && setAsked(answer.value));
    return () => {
      current = false;
    };
  }, [missing, caseId, other]);
  return known ?? (asked?.row.id === other ? asked : undefined);
};
