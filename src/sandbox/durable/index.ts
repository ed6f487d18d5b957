export type {InvokeChained} from './chained.ts';
export {invokeDurable} from './invoke-durable.ts';
export {resumeExecutions} from './start-execution.ts';
