export { useDraft } from '../../kit';
