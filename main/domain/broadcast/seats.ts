import type { MobiliseAction, Role, Seat } from '../../../preload/contract';

/**
 * Who may do what with a broadcast: the one table that says it. Everybody may see how many have answered; names, numbers and
 * words are for who works with them. 权限表
 */
export const MOBILISE_TABLE: Readonly<Record<MobiliseAction, readonly Role[]>> = {
  see: ['dispatcher', 'lead', 'village', 'department', 'observer'],
  send: ['dispatcher', 'lead'],
  call: ['dispatcher', 'lead', 'village'],
  /** Takes back what another operator was handed. */
  release: ['lead'],
  mark: ['dispatcher', 'lead'],
  handOver: ['dispatcher', 'lead'],
  close: ['dispatcher', 'lead'],
};

/** Whether the seat may, in any broadcast. */
export const mayMobilise = ({ role }: Pick<Seat, 'role'>, action: MobiliseAction): boolean => MOBILISE_TABLE[action].includes(role);

/** What the seat may do with one that runs, or has ended. A late clue is still one; nobody is phoned for what is over. */
export const mobiliseActionsFor = (seat: Pick<Seat, 'role'>, closed: boolean): MobiliseAction[] =>
  (Object.keys(MOBILISE_TABLE) as MobiliseAction[]).filter(
    (action) => mayMobilise(seat, action) && !(closed && (action === 'call' || action === 'release' || action === 'close')),
  );
