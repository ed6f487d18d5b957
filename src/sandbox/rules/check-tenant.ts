import {invalidParameter} from '../errors/lambda-error.ts';
import type {StoredVersion} from '../model/stored-function.ts';

/** Throws an InvalidParameterValueException for a tenant where none is served, and for none where each has its own. */
export function checkTenant({configuration}: StoredVersion, tenantId: string | undefined): void {
  const isIsolated = configuration.TenancyConfig !== undefined;
  if (isIsolated === (tenantId !== undefined)) return;
  throw invalidParameter(
    isIsolated
      ? 'The invoked function is enabled with tenancy configuration. Add a valid tenant ID in your request and try again.'
      : 'The invoked function is not enabled with tenancy configuration. Remove the tenant ID from your request and try again.',
  );
}
