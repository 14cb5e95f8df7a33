import { fullFolder } from './full-folder';
import { opened } from './opened';
import { askForPages, bareQuery, PAGE, pageFigures } from './pages';

const ROUNDS = 20;
const AT_A_TIME = 15;

export const about = {
  title: 'The queue’s first page',
  measures:
    'The 200 most pressing cases of 100,000, from the window’s question to the rows in its hands, in turns with the bare query in Node.js.',
};

export default async ({ electron }: { electron: string }) => {
  const folder = await fullFolder(electron);
  const copy = await fullFolder(electron);
  const bare = await bareQuery(copy.path);
  const console = await opened(electron, folder.path);
  try {
    const delivered: number[] = [];
    const queried: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      delivered.push(...(await askForPages(console.window, AT_A_TIME)));
      queried.push(...bare.ask(AT_A_TIME));
    }
    return pageFigures(`${PAGE} open cases by deadline of 100,000 delivered to the window`, delivered, queried);
  } finally {
    bare.close();
    await console.close();
    folder.remove();
    copy.remove();
  }
};
