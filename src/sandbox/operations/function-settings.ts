import type {Context} from '../context/context.ts';
import type {Output} from '../context/operation-types.ts';
import {type FoundVersion, findFunction, findVersion} from '../model/find-function.ts';
import {latest} from '../model/stored-function.ts';
import {recursion} from '../model/stored-recursion.ts';
import {formatFunctionArn} from '../names/function-name.ts';
import {checkRuntimeManagement} from '../rules/check-runtime-management.ts';
import {defineCollection} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

type RuntimeManagement = Pick<Output<'GetRuntimeManagementConfig'>, 'UpdateRuntimeOn' | 'RuntimeVersionArn'>;

/** How the runtime is updated: owner is the function's name, key the version, empty for the function itself. */
const runtimeManagement = defineCollection<RuntimeManagement>('function.runtime-management');

/** Settings of functions that are kept and told, and change nothing about how the sandbox runs them. */
export const functionSettingHandlers = defineHandlers({
  GetRuntimeManagementConfig(input, context) {
    const {name, key} = findManaged(findVersion(input, context, 'GetRuntimeManagementConfig'));
    const config = context.records.get(runtimeManagement, name, key) ?? {UpdateRuntimeOn: 'Auto'};
    return {...config, FunctionArn: formatManagedArn(name, key, context)};
  },

  PutRuntimeManagementConfig(input, context) {
    const found = findVersion(input, context, 'PutRuntimeManagementConfig');
    const {UpdateRuntimeOn, RuntimeVersionArn} = input;
    checkRuntimeManagement(input, found.version);
    const {name, key} = findManaged(found);
    const config = {UpdateRuntimeOn, ...(RuntimeVersionArn === undefined ? {} : {RuntimeVersionArn})};
    context.records.put(runtimeManagement, name, key, config);
    return {...config, FunctionArn: formatManagedArn(name, key, context)};
  },

  GetFunctionRecursionConfig(input, context) {
    const {name} = findFunction(input, context, 'GetFunctionRecursionConfig');
    return {RecursiveLoop: context.records.get(recursion, name, '') ?? 'Terminate'};
  },

  PutFunctionRecursionConfig(input, context) {
    const {name} = findFunction(input, context, 'PutFunctionRecursionConfig');
    context.records.put(recursion, name, '', input.RecursiveLoop);
    return {RecursiveLoop: input.RecursiveLoop};
  },
});

/** Whose runtime is meant: `$LATEST` is the function itself, an alias the version it leads to. */
function findManaged({name, version}: FoundVersion): {readonly name: string; readonly key: string} {
  const {Version = latest} = version.configuration;
  return {name, key: Version === latest ? '' : Version};
}

function formatManagedArn(name: string, key: string, context: Context): string {
  return formatFunctionArn(context, key === '' ? {name} : {name, qualifier: key});
}
