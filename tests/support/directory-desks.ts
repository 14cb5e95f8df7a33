import { startGuardedServer } from './care-server';
import { eventually } from './clock';
import { openJetStreamDesk, type JetStreamDesk } from './jetstream-desk';

const LONG_MS = 60_000;

/** Leads' consoles on a server that knows their logins. `end` closes them, then the server. */
export const startDirectoryDesks = async () => {
  const guarded = await startGuardedServer(['platform', 'township']);
  const ends: (() => Promise<unknown>)[] = [guarded.end];
  return {
    guarded,
    /** One that has the roster. */
    open: async (party: 'platform' | 'township'): Promise<JetStreamDesk> => {
      const desk = await openJetStreamDesk({
        url: guarded.server.url,
        login: guarded.login(party),
        seat: { role: 'lead', operatorId: `op-${party}` },
      });
      ends.push(desk.close);
      const isThere = () => desk.line().kind === 'online' && desk.store.read.member('gm-0001') !== undefined;
      await eventually(`${party} has the roster`, isThere, LONG_MS);
      return desk;
    },
    end: async (): Promise<void> => {
      for (const end of ends.splice(0).reverse()) await end();
    },
  };
};
