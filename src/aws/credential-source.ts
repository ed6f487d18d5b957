import type {ConfigPaths} from './config/config-paths.ts';
import type {ProfileKind} from './config/profiles.ts';
import type {SessionKeys} from './sign-in/role-session.ts';

/** A command that gives keys, and those it gave on the terminal. */
export interface CredentialProcess {
  readonly profile: string;
  readonly command: string;
  readonly given: SessionKeys | undefined;
}

/**
 * How credentials are had: those of the environment, none, so that placeholders sign, those of one profile, or whatever the SDK's
 * chain finds on this machine.
 */
export type CredentialSource =
  | {
      readonly kind: 'fixed' | 'none';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    }
  | {
      readonly kind: 'profile';
      readonly name: string;
      /** The profile a user signs in with, and how. */
      readonly signIn: string;
      readonly signsInBy: ProfileKind;
      /** Whether a code of an MFA device is asked for. */
      readonly takesCode: boolean;
      readonly process: CredentialProcess | undefined;
      readonly files: ConfigPaths;
    }
  | {readonly kind: 'chain'; readonly files: ConfigPaths; readonly from: MachineCredentials | undefined};

/** What the environment, or the machine itself, says of where its credentials come from. */
export type MachineCredentials = 'web identity' | 'container role' | 'instance role';
