import * as v from 'valibot';

/** One thing a window can ask: the shapes of question and answer. */
export const channel = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) => ({ input, output });
export const nothing = v.undefined();
