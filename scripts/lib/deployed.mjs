import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const SAMPLES = join(root, 'resources/deploy');
const FIRST_PORT = 4222;

/**
 * A copy of the sample configurations that can run beside others on this machine: all ports moved by the same distance,
 * what is kept in a folder of its own, and the includes of production switched on as asked. Everything else is as shipped.
 * @param {{ folder: string, port?: number, accounts?: string, leafAccounts?: string, tls?: boolean, production?: boolean }} options
 *   port: in the place of 4222; accounts, leafAccounts: the texts of the two accounts.conf; production: the settings that need nats-server 2.12
 * @returns {(name: string) => string} path of a configuration such as `single/nats.conf`
 */
export function deployedConfigurations({ folder, port = FIRST_PORT, accounts, leafAccounts, tls = false, production = false }) {
  const copy = join(folder, 'config');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(SAMPLES, copy, { recursive: true });
  for (const file of readdirSync(copy, { recursive: true }).filter((name) => name.endsWith('.conf'))) {
    let text = readFileSync(join(copy, file), 'utf8')
      .replaceAll(/127\.0\.0\.1:(\d+)/g, (_, number) => `127.0.0.1:${Number(number) + port - FIRST_PORT}`)
      .replaceAll(/store_dir: "data\/([^"]+)"/g, (_, name) => `store_dir: ${JSON.stringify(join(folder, name))}`);
    if (production) text = text.replace('include "../jetstream.conf"', 'include "../jetstream-production.conf"');
    if (accounts !== undefined) text = withAccounts(text);
    if (tls) text = text.replace('# include "../tls.conf"', 'include "../tls.conf"');
    writeFileSync(join(copy, file), text);
  }
  if (accounts !== undefined) writeFileSync(join(copy, 'accounts.conf'), accounts);
  if (leafAccounts !== undefined) writeFileSync(join(copy, 'leaf/accounts.conf'), leafAccounts);
  return (name) => join(copy, name);
}

/** What the samples say is to be changed for accounts. */
function withAccounts(text) {
  return text
    .replace(/# include "(\.\.\/)?accounts\.conf"/, 'include "$1accounts.conf"')
    .replace('# account: GRID', 'account: GRID')
    .replace('{ "$G": district }', '{ GRID: district }');
}
