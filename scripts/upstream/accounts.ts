import { districtOf } from '../../main/domain';
import { permissionsBelow, permissionsOf, type Party } from './permissions';

export interface AccountUser {
  readonly party: Party;
  /** The district's code for platform and district, else a township's. */
  readonly area: string;
}

/** The environment variable that holds a user's public key; of a leaf node its password. */
export const variableOf = ({ party, area }: AccountUser): string =>
  party === 'leaf' ? `GRID_PASSWORD_LEAF_${area}` : `GRID_NKEY_${party.toUpperCase()}_${area}`;

/** Everybody who connects in a district of these townships. */
export const usersOf = (townships: readonly string[]): readonly AccountUser[] => {
  const district = districtOf(townships[0] ?? '');
  const ofTownship = (area: string): AccountUser[] =>
    (['township', 'department', 'watcher', 'reporters', 'leaf'] as const).map((party) => ({ party, area }));
  return [{ party: 'platform', area: district }, { party: 'district', area: district }, ...townships.flatMap(ofTownship)];
};

const list = (subjects: readonly string[], indent: string): string =>
  `[\n${subjects.map((subject) => `${indent}  ${JSON.stringify(subject)}`).join('\n')}\n${indent}]`;

const user = (who: AccountUser, { publish, subscribe } = permissionsOf(who.party, who.area)): string => {
  const login = who.party === 'leaf' ? `user: "leaf-${who.area}", password: $${variableOf(who)}` : `nkey: $${variableOf(who)}`;
  return [
    `      # ${who.party} ${who.area}`,
    '      {',
    `        ${login}`,
    '        permissions: {',
    `          publish: { allow: ${list(publish, '          ')} }`,
    `          subscribe: { allow: ${list(subscribe, '          ')} }`,
    '        }',
    '      }',
  ].join('\n');
};

const head = (command: string): string => `# Who may do what: one account for a district, one user for each party that connects. Written by
#
#   npm run --silent upstream -- ${command}
#
# Nothing secret stands here. Public keys (nkeys, "U…") and the passwords of leaf nodes come from the environment of the
# server; the console keeps its own key in its secret store. A server takes permissions by subject, so a township's login
# reads and writes that township's cases and people only; departments and watchers (wall displays, observers) have logins
# of their own, to which people in care are closed. What a server cannot check is what stands inside a message: give the
# login of the reporters to a back end of the phone app that makes the events itself, not to the phones.
`;

/** The configuration file for the parties of a district's server. @param townships nine-digit codes of one district */
export const accountsFile = (townships: readonly string[]): string => `${head(`accounts --townships ${townships.join(',')}`)}
accounts {
  GRID {
    jetstream: enabled
    users: [
${usersOf(townships)
  .map((who) => user(who))
  .join('\n')}
    ]
  }
  SYS {
    users: [ { user: "sys", password: $GRID_PASSWORD_SYS } ]
  }
}
system_account: SYS
`;

/** The same for a township's own server below it, which has its township's users and no JetStream of its own. */
export const leafAccountsFile = (township: string): string => `${head(`leaf-accounts --townships ${township}`)}
accounts {
  GRID {
    users: [
${usersOf([township])
  .filter(({ party, area }) => area === township && party !== 'leaf')
  .map((who) => user(who, permissionsBelow(who.party, who.area)))
  .join('\n')}
    ]
  }
}
`;
