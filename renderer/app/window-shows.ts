import * as v from 'valibot';
import { Id } from '../../preload/contract';

/** What this window was opened for, from its address: `?show=map`, `?show=case&caseId=…`; the main one has none. */
const schema = v.variant('show', [v.object({ show: v.literal('map') }), v.object({ show: v.literal('case'), caseId: Id })]);

const asked = v.safeParse(schema, Object.fromEntries(new URLSearchParams(location.search)));

export const windowShows: { show: 'dispatch' } | v.InferOutput<typeof schema> = asked.success ? asked.output : { show: 'dispatch' };
