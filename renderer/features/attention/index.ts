export { AttentionTray } from './AttentionTray';
