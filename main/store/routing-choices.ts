import type { RoutingChoice } from '../domain';
import type { StoreReads, StoreWrites } from '../ports';
import { seal, unseal, type Sealed } from './document';
import type { Sql } from './sql';

type ChoiceRow = Sealed & Record<string, unknown> & { readonly command_id: string };

/** What operators made of the suggestions; kept by the command, so that one taken back is not counted. */
export const routingReads = (sql: Sql): Pick<StoreReads, 'routingChoices'> => ({
  routingChoices: (since) =>
    sql
      .all<ChoiceRow>('SELECT command_id, doc, crc FROM routing_choices WHERE at >= ? ORDER BY at, command_id', since)
      .map((row) => unseal<RoutingChoice>(row, `routing choice ${row.command_id}`)),
});

export const routingWrites = (sql: Sql): Pick<StoreWrites, 'addRoutingChoice' | 'dropRoutingChoice' | 'dropRoutingChoicesBefore'> => ({
  addRoutingChoice: (commandId, at, choice) => {
    const { doc, crc } = seal(choice);
    sql.run('INSERT OR REPLACE INTO routing_choices (command_id, at, doc, crc) VALUES (?, ?, ?, ?)', commandId, at, doc, crc);
  },
  dropRoutingChoice: (commandId) => void sql.run('DELETE FROM routing_choices WHERE command_id = ?', commandId),
  dropRoutingChoicesBefore: (instant) => void sql.run('DELETE FROM routing_choices WHERE at < ?', instant),
});
