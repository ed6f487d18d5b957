export {answerTraces} from './answer-traces.ts';
export {pruneTraces} from './prune-traces.ts';
export {createTraceIds, recordTrace} from './record-trace.ts';
export {traceTables} from './trace-tables.ts';
