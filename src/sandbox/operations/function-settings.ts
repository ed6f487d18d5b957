import type {Context} from '../context/context.ts';
import type {Output} from '../context/operation-types.ts';
import {findFunction, findVersion} from '../model/find-function.ts';
import {recursion} from '../model/stored-recursion.ts';
import {formatFunctionArn} from '../names/function-name.ts';
import {defineCollection} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

type RuntimeManagement = Pick<Output<'GetRuntimeManagementConfig'>, 'UpdateRuntimeOn' | 'RuntimeVersionArn'>;

/** How the runtime is updated: owner is the function's name, key the qualifier or empty. */
const runtimeManagement = defineCollection<RuntimeManagement>('function.runtime-management');

/** Settings of functions that are kept and told, and change nothing about how the sandbox runs them. */
export const functionSettingHandlers = defineHandlers({
  GetRuntimeManagementConfig(input, context) {
    const {name, qualifier = ''} = findVersion(input, context, 'GetRuntimeManagementConfig');
    const config = context.records.get(runtimeManagement, name, qualifier) ?? {UpdateRuntimeOn: 'Auto'};
    return {...config, FunctionArn: formatQualifiedArn(name, qualifier, context)};
  },

  PutRuntimeManagementConfig(input, context) {
    const {name, qualifier = ''} = findVersion(input, context, 'PutRuntimeManagementConfig');
    const {UpdateRuntimeOn, RuntimeVersionArn} = input;
    const config = {UpdateRuntimeOn, ...(RuntimeVersionArn === undefined ? {} : {RuntimeVersionArn})};
    context.records.put(runtimeManagement, name, qualifier, config);
    return {...config, FunctionArn: formatQualifiedArn(name, qualifier, context)};
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

function formatQualifiedArn(name: string, qualifier: string, context: Context): string {
  return formatFunctionArn(context, qualifier === '' ? {name} : {name, qualifier});
}
