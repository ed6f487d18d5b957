/** A query with the name it is chosen by. */
export interface NamedQuery {
  readonly name: string;
  readonly text: string;
}

/** Reports in the text format, and events of the platform in the JSON format. */
const ofReports = '| filter @type = "REPORT" or type = "platform.report"';
/** Figures of both, under the same names. */
const figures = `fields coalesce(@requestId, record.requestId) as request,
  coalesce(@duration, record.metrics.durationMs) as ms,
  coalesce(@billedDuration, record.metrics.billedDurationMs) as billed_ms,
  coalesce(@initDuration, record.metrics.initDurationMs) as init_ms,
  @memorySize / 1000000 as text_mb, @maxMemoryUsed / 1000000 as text_used_mb
| fields coalesce(text_mb, record.metrics.memorySizeMB) as mb,
  coalesce(text_used_mb, record.metrics.maxMemoryUsedMB) as used_mb`;

/** Errors by what they say: rows that differ only in numbers, ids and quoted values are put together afterwards. */
export const errorsQuery: NamedQuery = {
  name: 'Errors by kind',
  text: `filter @message like /\\tERROR\\t|\\[ERROR\\]|"level": ?"(ERROR|FATAL)"|Task timed out|Runtime exited/
| parse @message /"errorType": ?"(?<error>[^"]+)"/
| parse @message /"errorMessage": ?"(?<said>[^"]{0,200})/
| parse @message /\\[ERROR\\] (?<printed>[^\\n]{1,200})/
| parse @message /(?<ended>Task timed out after [0-9.]+ seconds)/
| parse @message /\\tERROR\\t(?<logged>[^\\n{]{1,200})/
| fields coalesce(said, printed, ended, logged, message) as text
| stats count(*) as errors, min(@timestamp) as first, max(@timestamp) as last by error, text
| sort errors desc`,
};

/** The queries that are there from the first. */
export const shippedQueries: readonly NamedQuery[] = [
  errorsQuery,
  {
    name: 'Slowest calls',
    text: `${figures}
${ofReports}
| sort ms desc
| limit 100
| display @timestamp, ms, billed_ms, init_ms, used_mb, mb, request`,
  },
  {
    name: 'Dearest calls',
    text: `${figures}
| fields billed_ms * mb / 1024000 as gb_seconds
${ofReports}
| sort gb_seconds desc
| limit 100
| display @timestamp, gb_seconds, billed_ms, mb, request`,
  },
  {
    name: 'Cold starts',
    text: `${figures}
${ofReports}
| stats count(*) as calls, count(init_ms) as cold, avg(init_ms) as mean_init_ms, max(init_ms) as longest_init_ms by bin(1h)
| sort bin(1h)`,
  },
  {
    name: 'Memory headroom',
    text: `${figures}
${ofReports}
| stats count(*) as calls, max(mb) as set_mb, max(used_mb) as most_mb, pct(used_mb, 95) as p95_mb, avg(used_mb) as mean_mb by @log`,
  },
  {
    name: 'Timeouts',
    text: `fields @timestamp, coalesce(@requestId, record.requestId) as request, @message
| filter @message like /Task timed out|Status: timeout|"status":"timeout"/
| sort @timestamp desc
| display @timestamp, request, @message`,
  },
  {
    name: 'Most called',
    text: `filter @type = "START" or type = "platform.start"
| parse @message /Version: (?<printed>[^ \\n]+)/
| fields coalesce(printed, record.version) as version
| stats count(*) as calls by @log, version
| sort calls desc`,
  },
];
