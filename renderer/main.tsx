import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { start } from './app/start';

/**
 * Language, theme and the first rows are known before the first paint, so that nothing flickers from one to the other. Not
 * awaited here: a part that is fetched for it imports this file's chunk, and would wait for its end as this for the part's.
 */
void start().then((begun) => createRoot(document.getElementById('root')!).render(<App {...begun} />));
