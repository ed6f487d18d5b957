import {hash} from 'node:crypto';
import type {ProfileSection} from './config/config-files.ts';
import {readProfileKind} from './config/profiles.ts';
import type {CredentialSource} from './credential-source.ts';

/**
 * Whose credentials these are, as far as that is known without a call: a role by its ARN, an SSO account with its role, a key by
 * a hash of its id. Undefined where only the service knows: what a program, a machine or a token of another service gives may be of
 * any account.
 */
export function findOwner(credentials: CredentialSource, section: ProfileSection = {}): string | undefined {
  if (credentials.kind === 'fixed' || credentials.kind === 'none') return `key ${hashKeyId(credentials.accessKeyId)}`;
  if (credentials.kind === 'chain') return undefined;
  const {role_arn, sso_account_id, sso_role_name, aws_access_key_id} = section;
  switch (readProfileKind(section)) {
    case 'assume role':
      return `role ${role_arn}`;
    case 'access key':
      return aws_access_key_id && `key ${hashKeyId(aws_access_key_id)}`;
    case 'SSO':
      return sso_account_id && sso_role_name && `sso ${sso_account_id} ${sso_role_name}`;
    default:
      return undefined;
  }
}

function hashKeyId(accessKeyId: string): string {
  return hash('sha256', accessKeyId);
}
