import { useEffect, useState, type ReactNode } from 'react';
import type { BootState } from '../../../preload/contract';
import { griddesk } from '../../kit';
import { Frame } from './Frame';
import { Opening } from './Opening';
import { PassphraseForm } from './PassphraseForm';
import { RecoveryForm } from './RecoveryForm';
import { Trouble } from './Trouble';

const useBootState = (initially: BootState): BootState => {
  const [state, setState] = useState(initially);
  useEffect(() => {
    let told = false;
    const stop = griddesk.onBoot((next) => {
      told = true;
      setState(next);
    });
    void griddesk.boot.state().then((answer) => {
      if (answer.ok && !told) setState(answer.value);
    });
    return stop;
  }, []);
  return state;
};

/** The states in which somebody is asked for something that opens the data. */
type Asking = Extract<BootState, { kind: 'choose-passphrase' | 'need-passphrase' | 'locked' }>;
const isAsking = (state: BootState): state is Asking =>
  state.kind === 'choose-passphrase' || state.kind === 'need-passphrase' || state.kind === 'locked';

interface Props {
  readonly initially: BootState;
  readonly children: ReactNode;
}

/** Shows the console once the data is open; before that, what stands in the way and what to do about it. */
export const BootGate = ({ initially, children }: Props) => {
  const state = useBootState(initially);
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
