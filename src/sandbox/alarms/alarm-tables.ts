/** The tables of alarms as they were put, with the state they are in, and of their history; times in ms since 1970. */
export const alarmTables = `
  CREATE TABLE IF NOT EXISTS alarms (
    region TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, settings TEXT NOT NULL, configured INTEGER NOT NULL,
    state TEXT NOT NULL, reason TEXT NOT NULL, reason_data TEXT, updated INTEGER NOT NULL, transitioned INTEGER NOT NULL,
    evaluated INTEGER NOT NULL, PRIMARY KEY (region, name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS alarm_history (
    region TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL,
    summary TEXT NOT NULL, data TEXT NOT NULL, state TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS alarm_history_by_name ON alarm_history (region, name, time);
  CREATE INDEX IF NOT EXISTS alarm_history_by_time ON alarm_history (region, time);
`;
