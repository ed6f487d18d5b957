export {answerMetrics, type MetricsAnswer} from './answer-metrics.ts';
export {type DataQuery, readDimensions, readQueries} from './data-query.ts';
export {metricTables} from './metric-tables.ts';
export {pruneMetrics} from './prune-metrics.ts';
export {
  insertInvocation,
  insertMeasurement,
  insertQueueMeasurement,
  type Measurement,
  recordInvocation,
  recordMeasurement,
  recordQueueMeasurement,
} from './record.ts';
export {createSolver} from './solve-queries.ts';
export type {PointSeries} from './statistic.ts';
