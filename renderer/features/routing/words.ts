import type { RoutingCondition, RoutingTarget } from '../../../preload/contract';
import { pick, useLang, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { useRoutingStrings } from './strings';

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Codes of the rules as words: what a condition asks for, whom a target means. */
export const useRoutingWords = () => {
  const t = useRoutingStrings();
  const term = useTerm();
  const lang = useLang();
  const { categories, departments, areaName } = useDirectory();

  const category = (id: string): string => {
    const known = categories.get(id);
    return known ? pick(lang, known) : id;
  };
  /** A kind is called as its departments are, without the name of a township before it. */
  const kind = (wanted: string): string => {
    const own = term('departmentKinds', wanted);
    return own === wanted ? ([...departments.values()].find((department) => department.kind === wanted)?.name ?? wanted) : own;
  };
  const target = (one: RoutingTarget): string => ('id' in one ? (departments.get(one.id)?.name ?? one.id) : kind(one.kind));

  const condition = (when: RoutingCondition): string => {
    const comma = t('comma');
    const parts = [
      when.categories?.map(category).join(comma),
      when.areas?.map(areaName).join(comma),
      when.gridTypes?.map((type) => term('gridTypes', type)).join(comma),
      when.hours?.map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`).join(comma),
      when.workingTime === undefined ? undefined : t(when.workingTime ? 'when-working' : 'when-off'),
      when.duty && t(when.duty.onDuty ? 'when-duty' : 'when-no-duty', { department: kind(when.duty.kind) }),
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? t('always') : parts.join(' · ');
  };
  const send = (targets: readonly RoutingTarget[]): string =>
    targets.map((one) => (one.lead === true ? t('lead', { department: target(one) }) : target(one))).join(t('comma'));
  return { category, kind, condition, send };
};
