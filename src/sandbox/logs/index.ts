export {answerLogs} from './answer-logs.ts';
export {appendEvents, type SaidEvent} from './log-store.ts';
export {logTables} from './log-tables.ts';
export {createLogWriter} from './log-writer.ts';
export {pruneLogs} from './prune-logs.ts';
