import type { Migration } from '../migrate';

/** Photos that the platform did not take: they stay here with the reason until somebody sends them again. */
export const refusedPhotos: Migration = {
  version: 17,
  up: (sql) => {
    sql.exec(`
      ALTER TABLE media_outbox ADD COLUMN refused_at INTEGER;
      ALTER TABLE media_outbox ADD COLUMN refused_why BLOB;
      ALTER TABLE media_outbox ADD COLUMN refused_said BLOB;
    `);
  },
};
