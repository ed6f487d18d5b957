import type {TelemetryError, TelemetryInput} from '../telemetry/index.ts';
import type {HttpRequest} from '../wire/message.ts';

/** What a request asks for. */
export interface MetricsCall {
  readonly operation: string;
  readonly input: TelemetryInput;
}

/** One of the ways in which clients speak to CloudWatch; times are seconds since 1970 inside. */
export interface Protocol {
  readonly contentType: string;
  /** Throws a TelemetryError for a body that cannot be read. */
  readCall(request: HttpRequest, body: Uint8Array): MetricsCall;
  writeOutput(operation: string, output: TelemetryInput, requestId: string): string | Uint8Array;
  writeError(error: TelemetryError, requestId: string): string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}
