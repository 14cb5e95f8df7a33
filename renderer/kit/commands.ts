import type { CommandName, Input, Output } from '../../preload/contract';
import { griddesk, valueOf } from './bridge';
import { departmentsIn, rememberAct } from './last-act';

/** UUID version 7 (RFC 9562, section 5.7): ids that sort by time. */
export const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) & 0xff;
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** Cases this window acted on, and when: an operator is not alarmed about what he did himself. */
const ownActs = new Map<string, number>();
const OWN_ACT_MS = 10_000;

export const markOwnAct = (caseId: string): void => {
  ownActs.set(caseId, Date.now());
  if (ownActs.size > 200) ownActs.delete(ownActs.keys().next().value!);
};
export const isOwnAct = (caseId: string): boolean => Date.now() - (ownActs.get(caseId) ?? 0) < OWN_ACT_MS;

type Words<N extends CommandName> = Omit<Input<`cases.${N}`>, 'commandId' | 'caseId'>;

/**
 * Sends a command. Keep `commandId` (from `newId`) for the whole of a deliberate act, so that trying again after a lost
 * answer does not do it twice. Throws BridgeError when main refuses.
 */
export const sendCommand = async <N extends CommandName>(
  name: N,
  caseId: string,
  words: Words<N>,
  commandId = newId(),
): Promise<Output<`cases.${N}`>> => {
  markOwnAct(caseId);
  const send = griddesk.cases[name] as (input: unknown) => Promise<never>;
  const answer: Output<`cases.${N}`> = await valueOf(send({ commandId, caseId, ...words }) as never);
  rememberAct({ name, caseId, departments: departmentsIn(words) });
  return answer;
};
