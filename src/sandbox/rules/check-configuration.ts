import {invalidParameter} from '../errors/lambda-error.ts';
import {checkEnvironment} from './check-environment.ts';
import {checkRuntime, checkSnapStart} from './check-runtime.ts';

interface ConfigurationInput {
  readonly Runtime?: string | undefined;
  readonly MemorySize?: number | undefined;
  readonly Timeout?: number | undefined;
  readonly SnapStart?: {readonly ApplyOn?: string | undefined} | undefined;
  readonly Environment?: {readonly Variables?: Readonly<Record<string, string>> | undefined} | undefined;
  readonly CapacityProviderConfig?: object | undefined;
}

/** What functions may have unless they run on a capacity provider, in MB and seconds (Lambda quotas page). */
const ordinaryLimits = {MemorySize: 10_240, Timeout: 900} as const;

/**
 * What the service checks beyond its model when a function is created, or updated from what it was `before`. Throws an
 * InvalidParameterValueException.
 */
export function checkConfiguration(input: ConfigurationInput, before: ConfigurationInput = {}): void {
  checkRuntime(input.Runtime);
  checkSnapStart({SnapStart: before.SnapStart, Runtime: before.Runtime, ...input});
  if (!(input.CapacityProviderConfig ?? before.CapacityProviderConfig)) checkOrdinary(input);
  checkEnvironment(input.Environment?.Variables ?? {});
}

function checkOrdinary(input: ConfigurationInput): void {
  for (const member of ['MemorySize', 'Timeout'] as const) {
    const limit = ordinaryLimits[member];
    if ((input[member] ?? 0) <= limit) continue;
    throw invalidParameter(
      `'${member}' value failed to satisfy constraint: Member must have value less than or equal to ${limit}`,
    );
  }
}
