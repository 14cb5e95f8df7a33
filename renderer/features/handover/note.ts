import { useDraft } from '../../kit';

const fresh = { text: '' };
/** What this shift leaves in writing: a draft, so that it outlives a crash, and in every window of the seat. */
export const useNote = () => useDraft('handover', 'note', fresh);
