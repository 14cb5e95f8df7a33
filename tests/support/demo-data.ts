/** What the app hands to the embedded platform; the scripts use the same. */
export { demoData } from '../../scripts/upstream/demo-data';
