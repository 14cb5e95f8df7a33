import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoData } from '../../scripts/upstream/demo-data';
import { establish } from '../../scripts/upstream/establish';
import { foundDemo } from '../../scripts/upstream/found';
import { findings } from '../support/axe';
import { createConsoles } from '../support/consoles';
import type { Console } from '../support/electron';
import { startNats, type NatsServer } from '../support/nats';
import { newUser } from '../support/nats-logins';

const TOWNSHIP = '530303101';
const consoles = createConsoles();
const [user, stranger] = [newUser(), newUser()];
let server: NatsServer;
beforeAll(async () => {
  server = await startNats({ config: `authorization { users: [ { nkey: ${user.publicKey} } ] }` });
  const authenticator = nkeyAuthenticator(new TextEncoder().encode(user.seed));
  const connection = await connect({ servers: `127.0.0.1:${server.port}`, authenticator });
  await establish(connection, { replicas: 1 });
  await foundDemo(connection, { data: demoData, seed: 1, townships: [], now: Date.now() });
  await connection.close();
});
afterAll(async () => {
  await consoles.end();
  await server?.stop();
});

const bar = ({ window }: Console) => window.getByTestId('sync-status');
const details = ({ window }: Console) => window.getByTestId('link-details');
const reaches = (desk: Console, kind: string) => expect.poll(() => bar(desk).getAttribute('data-link'), { timeout: 60_000 }).toBe(kind);

/** What the window says of the line when somebody asks, and what axe finds in that. */
const asked = async (desk: Console, screen: string): Promise<string> => {
  await bar(desk).click();
  await details(desk).waitFor();
  const text = await details(desk).innerText();
  expect(await findings(desk.window, screen)).toEqual([]);
  await desk.window.keyboard.press('Escape');
  await details(desk).waitFor({ state: 'detached' });
  return text;
};

const enter = async ({ window }: Console, seed: string) => {
  await window.getByTestId('login-secret').fill(seed);
  await window.getByTestId('save-login').click();
};

/** Presses the button; the line may have come back by itself before, and the button be gone. */
const tryNow = async (desk: Console) => {
  await bar(desk).click();
  const button = details(desk).getByTestId('retry-line');
  await button.click({ timeout: 3000 }).catch(() => {});
  await reaches(desk, 'online');
  // The button is gone with the trouble; the focus stays in the box, so that Escape closes it.
  await expect.poll(() => details(desk).evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await desk.window.keyboard.press('Escape');
  await details(desk).waitFor({ state: 'detached' });
};

it.each([
  {
    lang: 'zh-CN' as const,
    says: {
      unheard: '本机没有未结案卷',
      login: /不接受本机的登录凭据/,
      safe: /都保存在本机/,
      wrong: /SU 开头/,
      online: /随到随显示/,
      cut: /连接中断|没有运行/,
    },
  },
  {
    lang: 'en' as const,
    says: {
      unheard: 'No open cases on this machine',
      login: /does not take this console's login/,
      safe: /kept here/,
      wrong: /begin with SU/,
      online: /as they happen/,
      cut: /broke|no platform runs/,
    },
  },
])('a line that is refused, mended, cut and mended again says each time what that means and what to do: $lang', async ({ lang, says }) => {
  const desk = await consoles.start({ upstream: server.url, area: TOWNSHIP, lang });
  const { window } = desk;
  await reaches(desk, 'refused');
  // Nobody takes a list that cannot be filled for a quiet day.
  await window.getByText(says.unheard).waitFor();
  const refused = await asked(desk, `refused ${lang}`);
  expect(refused).toMatch(says.login);
  expect(refused).toMatch(says.safe);

  await window.getByTestId('go-settings').click();
  await window.getByTestId('login-kind').locator('..').getByRole('combobox').click();
  await window.getByRole('option').nth(1).click();
  await enter(desk, 'not a seed');
  await window.getByText(says.wrong).waitFor();
  expect(await findings(window, `login ${lang}`)).toEqual([]);
  await enter(desk, stranger.seed);
  await window.getByText(stranger.publicKey).waitFor();
  await enter(desk, user.seed);
  await window.getByText(user.publicKey).waitFor();
  // What was entered is not on the screen again, and no answer of the bridge gives it back.
  expect(await window.content()).not.toContain(user.seed);
  expect(JSON.stringify(await desk.griddesk('upstream.login'))).not.toContain(user.seed);
  await window.getByTestId('upstream-address').fill('tls://platform.example:4222');
  await window.getByTestId('upstream-ca').fill('/nowhere/ca.pem');
  expect(await findings(window, `authority ${lang}`)).toEqual([]);

  await tryNow(desk);
  expect(await asked(desk, `online ${lang}`)).toMatch(says.online);

  await server.halt();
  await reaches(desk, 'offline');
  const offline = await asked(desk, `offline ${lang}`);
  expect(offline).toMatch(says.cut);
  expect(offline).toMatch(says.safe);
  await server.resume();
  await tryNow(desk);
  await consoles.close(desk);
});
