import { useEffect, useState, type ReactNode } from 'react';
import type { BootState } from '../../../preload/contract';
import { griddesk } from '../../kit';
import { Frame } from './Frame';
import { Opening } from './Opening';
import { PassphraseForm } from './PassphraseForm';
import { RecoveryForm } from './RecoveryForm';
import { Trouble } from './Trouble';

/** @param opened waited for before `ready` is told */
const useBootState = (initially: BootState, opened: () => Promise<void>): BootState => {
  const [state, setState] = useState(initially);
  useEffect(() => {
    let latest: BootState | undefined;
    const take = async (next: BootState): Promise<void> => {
      latest = next;
      if (next.kind === 'ready') await opened();
      if (latest === next) setState(next);
    };
    const stop = griddesk.onBoot((next) => void take(next));
    void griddesk.boot.state().then((answer) => {
      if (answer.ok && !latest) void take(answer.value);
    });
    return () => {
      latest = undefined;
      stop();
    };
  }, [opened]);
  return state;
};

/** The states in which somebody is asked for something that opens the data. */
type Asking = Extract<BootState, { kind: 'choose-passphrase' | 'need-passphrase' | 'locked' }>;
const isAsking = (state: BootState): state is Asking =>
  state.kind === 'choose-passphrase' || state.kind === 'need-passphrase' || state.kind === 'locked';

interface Props {
  readonly initially: BootState;
  /** Ends when what is shown first is there; asked once the data is open. */
  readonly opened: () => Promise<void>;
  readonly children: ReactNode;
}

/** Shows the console once the data is open; before that, what stands in the way and what to do about it. */
export const BootGate = ({ initially, opened, children }: Props) => {
  const state = useBootState(initially, opened);
  // A wrong passphrase passes through `opening` and back: the form stays, with what was typed.
  const [asked, setAsked] = useState<Asking>();
  const [recovering, setRecovering] = useState(false);
  useEffect(() => {
    if (state.kind === 'opening') return;
    setAsked(isAsking(state) ? state : undefined);
    if (!isAsking(state) && state.kind !== 'key-lost') setRecovering(false);
  }, [state]);
  if (state.kind === 'ready') return children;
  const asking = state.kind === 'opening' ? asked : isAsking(state) ? state : undefined;
  const busy = state.kind === 'opening';
  const wrong = asking !== undefined && 'wrong' in asking && asking.wrong;
  const recover = () => setRecovering(true);
  const body = () => {
    if (recovering) return <RecoveryForm wrong={wrong} busy={busy} onBack={() => setRecovering(false)} />;
    if (asking) {
      const onRecover = asking.kind === 'choose-passphrase' ? {} : { onRecover: recover };
      return <PassphraseForm key={asking.kind} ask={asking.kind} wrong={wrong} busy={busy} {...onRecover} />;
    }
    if (state.kind === 'opening') return <Opening />;
    return isAsking(state) ? null : <Trouble state={state} {...(state.kind === 'key-lost' ? { onRecover: recover } : {})} />;
  };
  return <Frame>{body()}</Frame>;
};
