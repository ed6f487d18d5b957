/** The tables of invocations (one row each, throttled ones too), of other measurements and of those of queues; times in ms since 1970. */
export const metricTables = `
  CREATE TABLE IF NOT EXISTS invocations (
    region TEXT NOT NULL, function TEXT NOT NULL, qualifier TEXT NOT NULL, version TEXT NOT NULL,
    time INTEGER NOT NULL, duration REAL NOT NULL, error INTEGER NOT NULL, throttled INTEGER NOT NULL,
    concurrent INTEGER NOT NULL, concurrent_all INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS invocations_by_function ON invocations (region, function, time);
  CREATE INDEX IF NOT EXISTS invocations_by_time ON invocations (region, time);
  CREATE TABLE IF NOT EXISTS measurements (
    region TEXT NOT NULL, function TEXT NOT NULL, qualifier TEXT NOT NULL, metric TEXT NOT NULL,
    time INTEGER NOT NULL, value REAL NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS measurements_by_metric ON measurements (region, metric, function, time);
  CREATE TABLE IF NOT EXISTS queue_measurements (
    region TEXT NOT NULL, queue TEXT NOT NULL, metric TEXT NOT NULL, time INTEGER NOT NULL, value REAL NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS queue_measurements_by_metric ON queue_measurements (region, metric, queue, time);
`;
