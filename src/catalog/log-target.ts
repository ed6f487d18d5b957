import {parseFunctionArn} from '../core/format/arn.ts';
import {toOptionalText} from '../core/format/members.ts';
import type {ItemOf} from '../core/list-operation.ts';
import type {LogTarget} from '../core/logs/log-targets.ts';

type Configuration = ItemOf<'ListFunctions'>;

/** The logs of a function, of all its versions. */
export function toLogTarget({FunctionName, LoggingConfig, LastModified}: Configuration): LogTarget | undefined {
  const name = toOptionalText(FunctionName);
  const changed = toOptionalText(LastModified);
  if (name === undefined) return undefined;
  return {FunctionName: name, label: name, ...toLogging(LoggingConfig), ...(changed && {LastModified: changed})};
}

/** The logs of one version. */
export function toVersionLogTarget({FunctionName, Version, LoggingConfig}: Configuration): LogTarget | undefined {
  const name = toOptionalText(FunctionName);
  const version = toOptionalText(Version);
  if (name === undefined || version === undefined) return undefined;
  return {FunctionName: name, label: `${name}:${version}`, versions: [version], ...toLogging(LoggingConfig)};
}

/** The logs of the versions an alias leads to. */
export function toAliasLogTarget(alias: ItemOf<'ListAliases'>): LogTarget | undefined {
  const name = parseFunctionArn(alias.AliasArn)?.name;
  const version = toOptionalText(alias.FunctionVersion);
  if (name === undefined || version === undefined) return undefined;
  const more = Object.keys(alias.RoutingConfig?.AdditionalVersionWeights ?? {});
  return {FunctionName: name, label: `${name}:${alias.Name}`, versions: [version, ...more]};
}

/** The logs of the function an ARN names, whatever its qualifier. */
export function toArnLogTarget(arn: unknown): LogTarget | undefined {
  const name = parseFunctionArn(arn)?.name;
  return name === undefined ? undefined : {FunctionName: name, label: name};
}

function toLogging(config: Configuration['LoggingConfig']): Pick<LogTarget, 'LogGroup' | 'SystemLogLevel'> {
  const group = toOptionalText(config?.LogGroup);
  const level = toOptionalText(config?.SystemLogLevel);
  return {...(group !== undefined && {LogGroup: group}), ...(level !== undefined && {SystemLogLevel: level})};
}
