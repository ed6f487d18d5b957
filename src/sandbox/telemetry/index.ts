export {answerJson, type JsonAnswers, parseRequestJson, toJsonError} from './answer-json.ts';
export {InputReader, type TelemetryInput} from './input-reader.ts';
export {serveJson} from './serve-json.ts';
export {createSandboxTelemetry, type Queries, type SandboxTelemetry} from './telemetry.ts';
export {invalidTelemetryParameter, TelemetryError} from './telemetry-error.ts';
