export { OutlinesDialog } from './OutlinesDialog';
