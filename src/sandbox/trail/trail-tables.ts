/** The table of management events; times in ms since 1970. */
export const trailTables = `
  CREATE TABLE IF NOT EXISTS trail_events (
    id TEXT PRIMARY KEY, region TEXT NOT NULL, time INTEGER NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
    user TEXT NOT NULL, access_key TEXT NOT NULL, resource_type TEXT, resource TEXT, record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS trail_events_by_time ON trail_events (region, time);
`;
