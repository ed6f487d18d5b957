export {answerMetrics} from './answer-metrics.ts';
export {metricTables} from './metric-tables.ts';
export {pruneMetrics} from './prune-metrics.ts';
export {insertInvocation, insertMeasurement, type Measurement, recordInvocation, recordMeasurement} from './record.ts';
