import type {ConnectionSettings} from '../aws/connection.ts';
import {createWriteLock, type WriteLock} from '../console/connection/write-lock.ts';
import {readCallerArn} from '../core/target/caller-arn.ts';
import {type Environment, plainEnvironment, type TargetFacts} from '../core/target/environment.ts';
import type {Host} from './host.ts';
import type {SettingsFile} from './settings.ts';

/** What keeps a target from being changed by mistake: what it is taken for, and the lock that follows from that. */
export interface TargetGuard {
  readonly lock: WriteLock;
  environment(): Environment;
  /** Who calls, in words; undefined while that is not known. */
  caller(): string | undefined;
  /** Takes in what the service has told of who calls. */
  learn(told: {
    readonly account?: string | undefined;
    readonly arn?: string | undefined;
    readonly alias?: string | undefined;
  }): void;
}

/** What decides about a target. */
export interface GuardParts {
  readonly env: Host['env'];
  readonly settings: Pick<SettingsFile, 'findEnvironment'>;
  /** Whether `--read-only` was given. */
  readonly readOnly: boolean;
  readonly signal: AbortSignal;
}

/** Makes the guard of a target by what is known of it without a call. The sandbox is nobody's production. */
export function createTargetGuard(
  target: ConnectionSettings,
  {env, settings, readOnly, signal}: GuardParts,
): TargetGuard {
  let facts = toTargetFacts(target, env);
  let caller: string | undefined;
  const find = () => (target.kind === 'sandbox' ? plainEnvironment : settings.findEnvironment(facts));
  let environment = find();
  const lock = createWriteLock({readOnly: readOnly || environment.readOnly, signal});
  return {
    lock,
    environment: () => environment,
    caller: () => caller,
    learn: ({account, arn, alias}) => {
      const named = arn === undefined ? undefined : readCallerArn(arn);
      caller = named?.name ?? caller;
      facts = {
        ...facts,
        account: account ?? facts.account,
        role: named?.role ?? facts.role,
        alias: alias ?? facts.alias,
      };
      environment = find();
      lock.setUsual(readOnly || environment.readOnly);
    },
  };
}

/** What is known of a target without a call. Names that tools give to keys in the environment count where these are used. */
export function toTargetFacts({profile, region, known}: ConnectionSettings, env: Host['env']): TargetFacts {
  const given = [env['AWS_PROFILE'], env['AWS_DEFAULT_PROFILE'], env['AWS_VAULT']].filter(name => name !== undefined);
  return {profiles: profile === undefined ? given : [profile], alias: undefined, region, ...known};
}
