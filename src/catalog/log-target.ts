import {parseFunctionArn} from '../core/format/arn.ts';
import {toOptionalText} from '../core/format/members.ts';
import type {ItemOf} from '../core/list-operation.ts';
import type {LogTarget} from '../core/logs/log-targets.ts';

type Configuration = ItemOf<'ListFunctions'>;

/** The logs of a function, of all its versions. */
export function toLogTarget({FunctionName, LoggingConfig}: Configuration): LogTarget | undefined {
  const name = toOptionalText(FunctionName);
  return name === undefined ? undefined : {FunctionName: name, label: name, ...toGroup(LoggingConfig)};
}

/** The logs of one version. */
export function toVersionLogTarget({FunctionName, Version, LoggingConfig}: Configuration): LogTarget | undefined {
  const name = toOptionalText(FunctionName);
  const version = toOptionalText(Version);
  if (name === undefined || version === undefined) return undefined;
  return {FunctionName: name, label: `${name}:${version}`, versions: [version], ...toGroup(LoggingConfig)};
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

function toGroup(config: Configuration['LoggingConfig']): {LogGroup?: string} {
  const group = toOptionalText(config?.LogGroup);
  return group === undefined ? {} : {LogGroup: group};
}
