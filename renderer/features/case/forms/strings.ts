import { defineStrings } from '../../../kit';
import { formEn } from './strings-en';
import { formZh } from './strings-zh';

export const useFormStrings = defineStrings('case-forms', formZh, formEn);
export type FormText = ReturnType<typeof useFormStrings>;
