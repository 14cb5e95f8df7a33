import { useEffect, useState, type ReactNode } from 'react';
import type { BootState } from '../../../preload/contract';
import { griddesk } from '../../kit';
import { Frame } from './Frame';
import { Opening } from './Opening';
import { PassphraseForm } from './PassphraseForm';
import { Trouble } from './Trouble';

const useBootState = (): BootState => {
  const [state, setState] = useState<BootState>({ kind: 'opening' });
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

/** Shows the console once the data is open; before that, what stands in the way and what to do about it. */
export const BootGate = ({ children }: { readonly children: ReactNode }) => {
  const state = useBootState();
  // A wrong passphrase passes through `opening` and back: the form stays, with what was typed.
  const [asking, setAsking] = useState<BootState>();
  useEffect(() => {
    if (state.kind === 'opening') return;
    setAsking(state.kind === 'choose-passphrase' || state.kind === 'need-passphrase' ? state : undefined);
  }, [state]);
  if (state.kind === 'ready') return children;
  const form = state.kind === 'opening' ? asking : state;
  if (form?.kind === 'choose-passphrase' || form?.kind === 'need-passphrase') {
    return (
      <Frame>
        <PassphraseForm
          key={form.kind}
          fresh={form.kind === 'choose-passphrase'}
          wrong={form.kind === 'need-passphrase' && form.wrong}
          busy={state.kind === 'opening'}
        />
      </Frame>
    );
  }
  return (
    <Frame>
      {state.kind === 'opening' ? (
        <Opening />
      ) : state.kind === 'choose-passphrase' || state.kind === 'need-passphrase' ? null : (
        <Trouble state={state} />
      )}
    </Frame>
  );
};
