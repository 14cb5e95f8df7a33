/** One case: its panel, its forms, its history. */
export { CasePanel } from './CasePanel';
export { CasePaper, isCasePaper } from './paper/CasePaper';
