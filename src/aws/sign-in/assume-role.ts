import type {STSClientConfig} from '@aws-sdk/client-sts';
import type {CredentialQuestions} from './questions.ts';
import {findRoleFile, keepRoleSession, type RoleRequest, readRoleSession, type SessionKeys} from './role-session.ts';

/** How STS is asked, where sessions are kept and who knows the code of a device. */
export interface RoleOptions {
  readonly region: string;
  readonly requestHandler: NonNullable<STSClientConfig['requestHandler']>;
  readonly cacheFolder: string;
  readonly questions: CredentialQuestions | undefined;
}

/** What the SDK is told to take for a code: the one that is meant is asked for once it is clear that one is needed. */
export const laterCode = 'asked for when it is needed';

/**
 * What assumes roles for the SDK's providers. The session of a role that takes an MFA code is kept as the AWS command line keeps
 * it, and one that is kept already is used.
 */
export async function createRoleAssumer({cacheFolder, questions, ...options}: RoleOptions) {
  const {getDefaultRoleAssumer} = await import('@aws-sdk/client-sts');
  const assume = getDefaultRoleAssumer(options);
  return async (source: SessionKeys, request: RoleRequest & {TokenCode?: string | undefined}): Promise<SessionKeys> => {
    const {TokenCode, ...kept} = request;
    if (TokenCode !== laterCode) return assume(source, request as never);
    if (questions === undefined) throw new Error('The role takes an MFA code, and there is nobody to ask for it');
    const file = findRoleFile(cacheFolder, kept);
    const known = await readRoleSession(file, new Date());
    if (known !== undefined) return known;
    const code = await questions.mfaCode(request.SerialNumber ?? '');
    const keys = await assume(source, {...request, TokenCode: code} as never).catch((error: unknown) => {
      questions.refusedCode(error instanceof Error ? error.message : String(error));
      throw error;
    });
    await keepRoleSession(file, keys);
    return keys;
  };
}
