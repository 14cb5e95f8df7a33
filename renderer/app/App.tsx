import { BootGate } from '../features/boot';
import { Desk } from './Desk';
import { Providers } from './Providers';

export const App = () => (
  <Providers>
    <BootGate>
      <Desk />
    </BootGate>
  </Providers>
);
