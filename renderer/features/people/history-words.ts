import type { CareEntry } from '../../../preload/contract';
import { useFormat, useTerm } from '../../kit';
import { useCardStrings } from './card-strings';

export interface CareLine {
  /** What happened, in one sentence. */
  readonly said: string;
  /** In the words of whoever wrote it down. */
  readonly quotes: readonly string[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** A line of somebody's history in words; a type this version does not know is said to be one. */
export const useCareLine = (): ((entry: CareEntry) => CareLine) => {
  const t = useCardStrings();
  const term = useTerm();
  const format = useFormat();
  const risk = (level: unknown, condition: unknown): string =>
    [t('riskIs', { level: Number(level) }), condition === undefined ? '' : term('careConditions', text(condition))]
      .filter(Boolean)
      .join(' · ');
  return ({ type, data }) => {
    const quotes = [
      text(data['text']),
      data['next'] === undefined ? '' : t('nextStep', { text: text(data['next']) }),
      text(data['reason']),
      text(data['words']),
    ];
    const said = (): string => {
      switch (type) {
        case 'care.visited': {
          const { risk: level, condition } = record(data['assessment']);
          return [
            t('saidVisited', { name: text(data['byName']), result: term('visitResults', text(data['result'])) }),
            level === undefined ? '' : risk(level, condition),
            data['checkUp'] === true ? t('saidCheckUp') : '',
          ]
            .filter(Boolean)
            .join(' · ');
        }
        case 'care.assessed':
          return t('saidAssessed', { kind: term('careKinds', text(data['kind'])), risk: risk(data['level'], data['condition']) });
        case 'care.planned': {
          const slots = Array.isArray(data['lookIns']) ? data['lookIns'].map((slot) => term('lookInSlots', text(slot))) : [];
          return slots.length === 0 ? t('saidNoLookIns') : t('saidPlanned', { slots: format.names(slots) });
        }
        case 'care.handed':
          return t(`saidHanded-${handedWhy(data['reason'])}`, { name: text(data['memberName']) });
        case 'care.missed':
          return t(text(data['key']).startsWith('visit') ? 'saidMissed' : 'saidMissedLookIn');
        case 'care.reported':
          return t('saidReported', { body: term('departmentKinds', text(data['to'])) });
        case 'care.left':
          return t('saidLeft');
        case 'care.restored':
          return t('saidRestored');
        default:
          return t('saidOther');
      }
    };
    return { said: said(), quotes: type === 'care.handed' ? [] : quotes.filter(Boolean) };
  };
};

const handedWhy = (reason: unknown) => (reason === 'off-duty' || reason === 'chosen' ? reason : 'plan');

/** Whether a line tells of a risk that was judged anew. */
export const judgesRisk = ({ type, data }: CareEntry): boolean =>
  type === 'care.assessed' || (type === 'care.visited' && data['assessment'] !== undefined);
