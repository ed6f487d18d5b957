import {spawn} from 'node:child_process';
import type {ConnectionSettings} from '../aws/connection.ts';
import type {CredentialQuestions} from '../aws/sign-in/questions.ts';
import type {SessionKeys} from '../aws/sign-in/role-session.ts';
import type {Services, SignInWatch} from '../console/services.ts';
import {ProblemError} from '../core/problem.ts';
import type {Suspension} from '../terminal/process/suspension.ts';
import type {Host} from './host.ts';
import {openInBrowser} from './open-in-browser.ts';

/** How a user comes to credentials from the console. */
interface SignIn {
  readonly questions: CredentialQuestions;
  readonly watch: Services['watchSignIn'];
  /** The connection with the keys that its credential process gave on the terminal. */
  withGiven(target: ConnectionSettings): ConnectionSettings;
  signIn(target: ConnectionSettings, ...rest: Parameters<Services['signIn']>): Promise<string>;
}

/** What signing in takes of the console. */
export interface SignInParts {
  readonly env: Host['env'];
  /** The operating system, as Node names it. */
  readonly platform: string;
  /** Runs what needs the terminal for itself. */
  readonly handOver: Suspension['handOver'];
}

type Profile = Extract<ConnectionSettings['credentials'], {kind: 'profile'}>;

/** Makes the ways to sign in. A code that was not given, or not taken, is not asked for again before the user signs in. */
export function createSignIn(parts: SignInParts): SignIn {
  const given = new Map<string, SessionKeys>();
  let watch: SignInWatch | undefined;
  let refusal: string | undefined;
  const mfaCode = async (device: string) => {
    const code = refusal === undefined ? await watch?.mfaCode(device) : undefined;
    if (code !== undefined) return code;
    refusal ??= `The role takes a code of ${device}.`;
    throw noCode(refusal);
  };
  return {
    questions: {
      mfaCode,
      refusedCode: why => {
        refusal = why;
      },
      waitsFor: what => watch?.waitsFor(what),
    },
    watch: next => {
      watch = next;
    },
    withGiven: target => {
      const {credentials} = target;
      if (credentials.kind !== 'profile' || credentials.process === undefined) return target;
      const process = {...credentials.process, given: given.get(credentials.process.profile)};
      return {...target, credentials: {...credentials, process}};
    },
    async signIn(target, show, signal) {
      refusal = undefined;
      const {credentials} = target;
      if (credentials.kind !== 'profile') throw nothingToSignIn(target);
      const {process} = credentials;
      if (process !== undefined) {
        const {runCredentialProcess} = await import('../aws/sign-in/credential-process.ts');
        const run = () => runCredentialProcess(process.command, {onTerminal: true}, signal);
        given.set(process.profile, await parts.handOver(run).catch(failed));
        return `The credential process of ${process.profile} gave keys`;
      }
      if (credentials.signsInBy === 'SSO') return signInBySso(parts, target, credentials, {show, signal});
      if (credentials.signsInBy === 'login') return runAws(parts, ['login', '--profile', credentials.signIn], signal);
      if (credentials.takesCode) return 'The code is asked for again';
      throw nothingToSignIn(target);
    },
  };
}

async function signInBySso(
  parts: SignInParts,
  target: ConnectionSettings,
  {signIn, files}: Profile,
  {show, signal}: {show: Parameters<Services['signIn']>[0]; signal: AbortSignal},
): Promise<string> {
  const {readSsoPlace, createSsoHandler} = await import('../aws/sign-in/sso-place.ts');
  const {signInBySso: signInByDevice} = await import('../aws/sign-in/device-authorization.ts');
  const place = await readSsoPlace(signIn, parts.env);
  const showAll: typeof show = code => {
    show(code);
    openInBrowser(code.address, parts);
  };
  const options = {folder: files.folder, show: showAll, requestHandler: await createSsoHandler(target.network)};
  try {
    await signInByDevice(place, options, signal);
    return `Signed in to ${place.session ?? place.startUrl}`;
  } catch (error) {
    signal.throwIfAborted();
    return await runAws(parts, ['sso', 'login', '--profile', signIn], signal).catch(() => failed(error));
  }
}

/** Runs the AWS command line with the terminal handed over to it. */
async function runAws({handOver}: SignInParts, args: readonly string[], signal: AbortSignal): Promise<string> {
  const run = () =>
    new Promise<number | null>((resolve, reject) => {
      const child = spawn('aws', args, {stdio: 'inherit', signal});
      child.on('error', reject);
      child.on('close', resolve);
    });
  const code = await handOver(run).catch(failed);
  if (code === 0) return `aws ${args.join(' ')}: done`;
  return failed(new Error(`aws ${args.join(' ')} ended with code ${code}`));
}

function noCode(why: string): ProblemError {
  return new ProblemError({
    kind: 'credentials',
    what: 'There is no MFA code',
    why,
    tryThis: 'Press L to give it.',
  });
}

function nothingToSignIn(target: ConnectionSettings): ProblemError {
  const why = whyNoSignIn(target);
  return new ProblemError({kind: 'setup', what: 'There is nothing to sign in to', why, tryThis: ''});
}

function whyNoSignIn({kind, credentials, profile}: ConnectionSettings): string {
  if (kind === 'sandbox') return 'The sandbox takes any credentials.';
  if (credentials.kind === 'fixed') return 'The keys come from the environment.';
  return `The profile ${profile ?? 'default'} has keys of its own, or takes them from this machine.`;
}

function failed(error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new ProblemError({
    kind: 'credentials',
    what: 'The sign-in failed',
    why: `${why}.`,
    tryThis: 'Press L to try again.',
  });
}
