export { DutyLegend } from './DutyLegend';
export { MemberCard } from './MemberCard';
export { MemberWords } from './MemberWords';
export { useDutyLayer } from './use-duty-layer';
