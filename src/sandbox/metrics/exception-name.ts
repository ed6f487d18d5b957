import type {TelemetryError} from '../telemetry/index.ts';

/** The service's model names exceptions that had other codes in the query protocol. */
const names: Readonly<Record<string, string>> = {
  InvalidParameterValue: 'InvalidParameterValueException',
  ValidationError: 'ValidationException',
};

/** What the model calls an error. */
export function toExceptionName({code}: TelemetryError): string {
  return names[code] ?? code;
}
