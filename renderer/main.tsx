import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { loadSettings } from './kit';

/** Language and theme are known before the first paint, so that nothing flickers from one to the other. */
await loadSettings();
createRoot(document.getElementById('root')!).render(<App />);
