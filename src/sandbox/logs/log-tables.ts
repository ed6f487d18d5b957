/** The tables of log groups, streams and events; times in ms since 1970. Events are found by time, then by arrival. */
export const logTables = `
  CREATE TABLE IF NOT EXISTS log_groups (
    id INTEGER PRIMARY KEY, region TEXT NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL, retention INTEGER,
    UNIQUE (region, name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS log_streams (
    id INTEGER PRIMARY KEY, log_group INTEGER NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL,
    first INTEGER, last INTEGER, ingested INTEGER, events INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
    UNIQUE (log_group, name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS log_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, log_group INTEGER NOT NULL, stream INTEGER NOT NULL, time INTEGER NOT NULL,
    ingested INTEGER NOT NULL, message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS log_events_by_group ON log_events (log_group, time);
  CREATE INDEX IF NOT EXISTS log_events_by_stream ON log_events (stream, time);
`;
