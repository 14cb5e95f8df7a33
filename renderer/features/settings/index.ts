export { focusSeat } from './SeatForm';
export { SettingsPage } from './SettingsPage';
