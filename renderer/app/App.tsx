import type { BootState } from '../../preload/contract';
import { BootGate } from '../features/boot';
import { Desk } from './Desk';
import { WallWindow } from './WallWindow';
import { windowShows } from './window-shows';
import { Providers } from './Providers';

interface Props {
  /** How far main had come before the first drawing. */
  readonly boot: BootState;
}

export const App = ({ boot }: Props) => (
  <Providers>
    <BootGate initially={boot}>{windowShows.show === 'wall' ? <WallWindow /> : <Desk />}</BootGate>
  </Providers>
);
