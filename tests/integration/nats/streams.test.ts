import {
  jetstream,
  jetstreamManager,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { connect, nanos, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNats, type NatsServer } from '../../support/nats';

const WRONG_LAST_SEQUENCE = 10071;
const subject = (caseId: string) => `grid.v1.case.530303.530303101.${caseId}`;

/** What protocol version 1 takes for granted of a NATS server, asked of a real one. */
describe('the streams of the upstream protocol', () => {
  let server: NatsServer;
  let connection: NatsConnection;
  let manager: JetStreamManager;
  let stream: JetStreamClient;

  beforeAll(async () => {
    server = await startNats();
    connection = await connect({ servers: server.url });
    manager = await jetstreamManager(connection);
    stream = jetstream(connection);
    for (const [name, kind] of [
      ['GRID_CASES', 'case'],
      ['GRID_BROADCASTS', 'broadcast'],
    ] as const) {
      await manager.streams.add({
        name,
        subjects: [`grid.v1.${kind}.*.${kind === 'case' ? '*.*' : '*'}`],
        storage: StorageType.File,
        retention: RetentionPolicy.Limits,
        duplicate_window: nanos(120_000),
        allow_direct: true,
        max_msg_size: 256 * 1024,
        num_replicas: 1,
      });
    }
  });

  afterAll(async () => {
    await connection?.close();
    await server?.stop();
  });

  const publish = (caseId: string, id: string, lastSubjectSequence?: number, body = '{}') =>
    stream.publish(subject(caseId), body, {
      msgID: id,
      ...(lastSubjectSequence === undefined ? {} : { expect: { lastSubjectSequence } }),
    });

  const refusal = async (publishing: Promise<unknown>): Promise<number | string> => {
    try {
      await publishing;
      return 'stored';
    } catch (error) {
      return error instanceof JetStreamApiError ? error.code : String(error);
    }
  };

  it('are created with the limits the protocol names', async () => {
    const { config } = await manager.streams.info('GRID_CASES');
    expect(config).toMatchObject({ storage: 'file', retention: 'limits', allow_direct: true, max_msg_size: 262_144, num_replicas: 1 });
    expect(config.duplicate_window).toBe(nanos(120_000));
  });

  it('count the expected sequence a case, whatever other cases do', async () => {
    const first = await publish('a', 'a-1', 0);
    await publish('b', 'b-1', 0);
    const second = await publish('a', 'a-2', first.seq);
    expect(second.seq).toBeGreaterThan(first.seq + 1);
  });

  it('refuse an event whose sender has not seen the last one', async () => {
    const first = await publish('c', 'c-1', 0);
    await publish('c', 'c-2', first.seq);
    expect(await refusal(publish('c', 'c-3', first.seq))).toBe(WRONG_LAST_SEQUENCE);
    expect(await refusal(publish('c', 'c-4', 0))).toBe(WRONG_LAST_SEQUENCE);
  });

  it('take a report that expects nothing', async () => {
    expect((await publish('d', 'd-1')).duplicate).toBe(false);
  });

  it('know a retry of a stored event, as a duplicate or by the last message of its subject', async () => {
    const first = await publish('e', 'e-1', 0);
    const retry = await refusal(publish('e', 'e-1', 0));
    const last = await manager.streams.getMessage('GRID_CASES', { last_by_subj: subject('e') });
    // Either the server checks duplicates first, or it answers "wrong last sequence" and the last message is ours.
    expect(['stored', WRONG_LAST_SEQUENCE]).toContain(retry);
    expect(last?.seq).toBe(first.seq);
    expect(last?.header.get('Nats-Msg-Id')).toBe('e-1');
  });

  it('refuse a message above 256 KiB', async () => {
    expect(await refusal(publish('f', 'f-1', 0, 'x'.repeat(256 * 1024 + 1)))).not.toBe('stored');
    expect(await manager.streams.getMessage('GRID_CASES', { last_by_subj: subject('f') })).toBeNull();
  });
});
