/** Taking a report down at the desk. 登记 */
export { IntakeDialog } from './IntakeDialog';
