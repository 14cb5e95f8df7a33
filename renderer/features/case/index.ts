/** One case: its panel, its forms, its history. */
export { CasePanel } from './CasePanel';
export { CasePaper, isCasePaper } from './paper/CasePaper';
export { focusCase } from './focus-case';
export { giveOpposite, oppositeOf, type Opposite } from './opposite';
export { IntakeDialog, useIntakeRules } from './intake';
