import {toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import type {Connection} from '../connection/connection.ts';

/** What becomes of code without a trusted signature; undefined where nothing is asked of code, or nobody can tell. */
export async function readSigning(
  connection: Connection,
  FunctionName: string,
  signal: AbortSignal,
): Promise<'Enforce' | 'Warn' | undefined> {
  const options = {background: false, inDialog: true, signal} as const;
  try {
    const {CodeSigningConfigArn} = await connection.call('GetFunctionCodeSigningConfig', {FunctionName}, options);
    if (toOptionalText(CodeSigningConfigArn) === undefined) return undefined;
    const {CodeSigningConfig: config} = await connection.call('GetCodeSigningConfig', {CodeSigningConfigArn}, options);
    const policies = (config as Item | undefined)?.['CodeSigningPolicies'] as Item | undefined;
    const policy = policies?.['UntrustedArtifactOnDeployment'];
    return policy === 'Enforce' || policy === 'Warn' ? policy : undefined;
  } catch {
    // Who may not read that is told by the service when it refuses the code.
    return undefined;
  }
}
