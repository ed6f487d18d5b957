export {answerJson, type JsonAnswers, parseJson, toJsonError} from './answer-json.ts';
export {type Input, InputReader} from './input-reader.ts';
export {createTelemetry, type Queries, type Telemetry} from './telemetry.ts';
export {invalidParameter, TelemetryError} from './telemetry-error.ts';
