import { useState } from 'react';
import type { CaseRow, IntakeRules, Located } from '../../../../preload/contract';
import { useToast } from '../../../components';
import { BridgeError, griddesk, newId, sendCommand, useTerm } from '../../../kit';
import { useSend } from '../use-send';
import type { ReportDraft } from './draft';
import { useIntakeStrings } from './strings';

export type Problem = 'title' | 'place' | 'name';

interface Taking {
  readonly draft: ReportDraft;
  readonly located: Located | undefined;
  readonly rules: IntakeRules;
  readonly forget: () => void;
  /** Where the work goes on. */
  readonly onDone: (caseId: string) => void;
}

/** What is missing before the report can be taken down, by field. */
const problemsOf = ({ draft, located, rules }: Taking, t: ReturnType<typeof useIntakeStrings>): Partial<Record<Problem, string>> => {
  const outside = located?.grid?.inSeat === false;
  const place = !draft.place
    ? t('placeNeeded')
    : rules.ownAreaOnly && outside
      ? t('outsideOwn', { place: located.grid?.villageName })
      : rules.mustNameGrid && (!located?.grid || outside)
        ? t('gridNeeded')
        : undefined;
  return {
    ...(draft.title.trim() === '' ? { title: t('titleNeeded') } : {}),
    ...(place === undefined ? {} : { place }),
    ...(draft.member === undefined && draft.name.trim() === '' && draft.phone.trim() !== '' ? { name: t('nameNeeded') } : {}),
  };
};

/** Six decimals are a tenth of a metre. */
const exact = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Takes the report down: as a case of its own, as part of another, or as a note in one. */
export const useTake = (taking: Taking) => {
  const t = useIntakeStrings();
  const term = useTerm();
  const toast = useToast();
  const { draft, located, forget, onDone } = taking;
  const { busy, error, send } = useSend(draft.caseId);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const problems = problemsOf(taking, t);

  /** Whether it is on the disk, be it since an earlier try whose answer was lost. */
  const report = async (): Promise<boolean> => {
    const { place, member, name, phone, category, address } = draft;
    if (!place) return false;
    const grid = located?.grid?.inSeat ? located.grid.gridCode : undefined;
    const done = await send('report', {
      title: draft.title.trim(),
      description: draft.description.trim(),
      source: draft.source,
      location: {
        lon: exact(place.lon),
        lat: exact(place.lat),
        crs: 'WGS84',
        ...(address.trim() === '' ? {} : { address: address.trim() }),
      },
      urgency: draft.urgent ? 'urgent' : 'normal',
      ...(category === '' ? {} : { category }),
      ...(grid === undefined ? {} : { gridCode: grid }),
      ...(draft.media.length === 0 ? {} : { media: [...draft.media] }),
      ...(member
        ? { reporterId: member.id }
        : name.trim() === ''
          ? {}
          : { reporter: { id: `caller-${draft.caseId}`, name: name.trim(), phone: phone.trim() || t('noPhone') } }),
    });
    if (done) return true;
    const known = await griddesk.cases.read({ caseId: draft.caseId });
    return known.ok;
  };
  const ready = (): boolean => {
    setTried(true);
    setRefused(undefined);
    return Object.keys(problems).length === 0 && !busy;
  };
  const end = (caseId: string, message: string) => {
    forget();
    setTried(false);
    toast({ message });
    onDone(caseId);
  };
  const numberOf = async (caseId: string): Promise<string> => {
    const answer = await griddesk.cases.read({ caseId });
    return answer.ok ? answer.value.row.number : '';
  };

  return {
    busy,
    /** A refusal that belongs to no field. */
    error: refused ?? error,
    problems: tried ? problems : {},
    /** @returns whether it is through */
    take: async (): Promise<boolean> => {
      if (!ready() || !(await report())) return false;
      end(draft.caseId, t('saved', { number: await numberOf(draft.caseId) }));
      return true;
    },
    takeInto: async (main: CaseRow): Promise<boolean> => {
      if (!ready() || !(await report())) return false;
      try {
        await sendCommand('merge', draft.caseId, { into: main.id }, newId());
        end(main.id, t('merged', { number: main.number }));
      } catch (cause) {
        if (!(cause instanceof BridgeError)) throw cause;
        // The report itself is safe: it stands as a case of its own, and the work goes on there.
        end(draft.caseId, t('mergeFailed', { number: main.number }));
      }
      return true;
    },
    note: async (main: CaseRow): Promise<boolean> => {
      const words = [
        t('noteText', { source: term('sources', draft.source), title: draft.title.trim() }),
        draft.description.trim(),
        draft.address.trim(),
        [draft.member?.words ?? draft.name.trim(), draft.member ? '' : draft.phone.trim()].filter(Boolean).join(' '),
      ];
      try {
        await sendCommand('note', main.id, { text: words.filter(Boolean).join('\n').slice(0, 4000) }, newId());
        end(main.id, t('noted', { number: main.number }));
        return true;
      } catch (cause) {
        setRefused(cause);
        return false;
      }
    },
  };
};
