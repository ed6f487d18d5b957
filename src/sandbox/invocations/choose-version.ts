import type {Context} from '../context/context.ts';
import {type FoundVersion, getVersion} from '../model/find-function.ts';
import type {StoredVersion} from '../model/stored-function.ts';
import {formatFunctionArn} from '../names/function-name.ts';

/** The version an alias with weights leads to this time: the second one gets its share of the draws. */
export function chooseVersion({name, alias, version}: FoundVersion, context: Context): StoredVersion {
  const [other, weight = 0] = Object.entries(alias?.weights ?? {})[0] ?? [];
  if (other === undefined || context.random() >= weight) return version;
  return getVersion(context, name, other) ?? version;
}

/** The ARN a function was invoked by, with the qualifier that was asked for. */
export function formatInvokedArn(
  {name, qualifier}: Pick<FoundVersion, 'name' | 'qualifier'>,
  context: Context,
): string {
  return formatFunctionArn(context, qualifier === undefined ? {name} : {name, qualifier});
}
