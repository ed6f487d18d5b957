export type {Invocation, LogPiece, Outcome} from './invocation.ts';
export {createLazyRuntimes} from './lazy-runtimes.ts';
export {formatReportEvents} from './log.ts';
export {toMessage} from './output.ts';
export type {Isolation} from './place/place.ts';
export type {ProvisionEnd} from './provisioned.ts';
export {createRuntimes, type RuntimeHost, type Runtimes} from './runtimes.ts';
export {UnsupportedRuntimeError} from './unsupported-runtime-error.ts';
