import type {ProfileSection} from './config/config-files.ts';
import {readProfileKind} from './config/profiles.ts';
import type {CredentialSource} from './credential-source.ts';

/** Whose credentials a call will be made with. */
export interface KnownCaller {
  /** The account's twelve digits. */
  readonly account: string | undefined;
  /** The role's name without its path; empty of who has none. */
  readonly role: string | undefined;
}

/** The account and the role that a profile leads to, as far as its section says that without a call. */
export function findKnownCaller(credentials: CredentialSource, section: ProfileSection = {}): KnownCaller {
  const unknown = {account: undefined, role: undefined};
  if (credentials.kind !== 'profile') return unknown;
  const {role_arn: arn = '', sso_account_id, sso_role_name} = section;
  switch (readProfileKind(section)) {
    case 'assume role':
    case 'web identity': {
      const [, account, role] = /^arn:[^:]+:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
      return {account, role};
    }
    case 'SSO':
      return {account: sso_account_id, role: sso_role_name};
    default:
      return unknown;
  }
}
