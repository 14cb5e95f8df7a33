import { BootGate } from '../features/boot';
import { Desk } from './Desk';
import { WallWindow } from './WallWindow';
import { windowShows } from './window-shows';
import { Providers } from './Providers';

export const App = () => (
  <Providers>
    <BootGate>{windowShows.show === 'wall' ? <WallWindow /> : <Desk />}</BootGate>
  </Providers>
);
