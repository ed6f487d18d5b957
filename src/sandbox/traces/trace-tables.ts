/** The table of traces, each with its segments as JSON; times in ms since 1970. */
export const traceTables = `
  CREATE TABLE IF NOT EXISTS traces (
    region TEXT NOT NULL, id TEXT NOT NULL, time INTEGER NOT NULL, segments TEXT NOT NULL, PRIMARY KEY (region, id)
  ) STRICT;
`;
