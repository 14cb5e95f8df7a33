import { BootGate } from '../features/boot';
import { Desk } from './Desk';
import { Providers } from './Providers';
import type { Begun } from './start';
import { WallWindow } from './window-parts';
import { windowShows } from './window-shows';

export const App = ({ boot, opened }: Begun) => (
  <Providers>
    <BootGate initially={boot} opened={opened}>
      {windowShows.show === 'wall' ? <WallWindow /> : <Desk />}
    </BootGate>
  </Providers>
);
