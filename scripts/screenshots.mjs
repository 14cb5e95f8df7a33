/**
 * npm run screenshots: pictures of the main screens in real Electron, in both languages, light and dark, at two sizes. All
 * go to .cache/screenshots; those that the README shows go to docs/images too. `npm run screenshots -- map people`: only these.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDesk } from './demo/desk.mjs';
import { DEPARTMENTS, TITLE, WORDS } from './demo/story.mjs';
import { ensureBuild } from './lib/build.mjs';
import { onVirtualDisplay } from './lib/display.mjs';
import { launch } from './lib/launch.mjs';
import { projectCache, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { Refusal, headline, main, say } from './lib/say.mjs';
import { takeReport } from './screenshots/acts.mjs';
import { SCREENS, show } from './screenshots/screens.mjs';

const LANGUAGES = ['zh-CN', 'en'];
const THEMES = ['light', 'dark'];
const SIZES = [
  [1366, 768],
  [1920, 1080],
];
/** Screen, theme, width: kept in git in both languages. */
const FOR_README = [
  ['dispatch', 'light', 1920],
  ['dispatch', 'dark', 1920],
  ['dispatch-dialog', 'light', 1366],
  ['intake', 'light', 1366],
  ['intake-compare', 'light', 1366],
  ['map', 'light', 1920],
  ['people', 'light', 1366],
  ['evaluation', 'light', 1366],
  ['mobilise', 'light', 1366],
];

const ALL = join(projectCache, 'screenshots');
const CHOSEN = join(root, 'docs/images');

const WANTED = process.argv.slice(2);

await main(async () => {
  const unknown = WANTED.filter((screen) => !SCREENS.includes(screen));
  if (unknown.length > 0) throw new Refusal(`There is no screen ${unknown.join(', ')}. Screens: ${SCREENS.join(' ')}`);
  headline('Screenshots: getting ready');
  const { executable } = await prepare('headless');
  await ensureBuild();
  if (WANTED.length === 0) rmSync(ALL, { recursive: true, force: true });
  for (const folder of [ALL, CHOSEN]) mkdirSync(folder, { recursive: true });
  await onVirtualDisplay(async () => {
    for (const language of LANGUAGES) await takeAll(executable, language);
  });
  say(`\nAll pictures: ${ALL}; those of the README: ${CHOSEN}`);
});

async function takeAll(executable, language) {
  headline(language);
  const desk = await launch({ executable, args: ['--lang', language, '--demo-speed', '4'] });
  try {
    const caseId = await intoTheMiddle(desk.window);
    for (const [width, height] of SIZES) {
      await resize(desk.app, width, height);
      for (const theme of THEMES) {
        await desk.window.evaluate((value) => globalThis.griddesk.settings.update({ theme: value }), theme);
        for (const screen of SCREENS.filter((name) => WANTED.length === 0 || WANTED.includes(name)))
          await take(desk.window, { language, theme, width, screen, caseId });
      }
    }
  } finally {
    await desk.close();
  }
}

/** Story 1 with help on its way: the moment that shows most. */
async function intoTheMiddle(window) {
  const hands = createDesk(window);
  await hands.ready();
  const caseId = await hands.arrival(TITLE, 60_000);
  await hands.open(caseId, TITLE);
  await hands.act('accept');
  await hands.reaches(['filed'], 30_000);
  await hands.dispatch(DEPARTMENTS, WORDS.instructions);
  await hands.act('reply', WORDS.reply);
  // Somebody else calls about the same tree.
  await takeReport(window, caseId);
  await window.getByTestId('confirm-report').click();
  await window.getByTestId('intake').waitFor({ state: 'detached' });
  await hands.open(caseId, TITLE);
  await hands.reaches(['handling', 'feedback'], 120_000);
  return caseId;
}

async function take(window, { language, theme, width, screen, caseId }) {
  const name = `${screen}-${theme}-${width}-${language}.png`;
  const shown = await show(window, screen, caseId);
  await shown.screenshot({ path: join(ALL, name) });
  if (shown !== window) await shown.close();
  say(`   ${name}`);
  if (FOR_README.some(([a, b, c]) => a === screen && b === theme && c === width)) {
    copyFileSync(join(ALL, name), join(CHOSEN, `${screen}-${theme}-${language}.png`));
  }
}

async function resize(app, width, height) {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => {
      const window = BrowserWindow.getAllWindows()[0];
      window.unmaximize();
      window.setContentSize(w, h);
      window.setPosition(0, 0);
    },
    [width, height],
  );
}
