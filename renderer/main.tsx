import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { start } from './app/start';

/** Language, theme and the first rows are known before the first paint, so that nothing flickers from one to the other. */
const begun = await start();
createRoot(document.getElementById('root')!).render(<App {...begun} />);
