import type {Context} from '../context.ts';
import {findFunction, findVersion} from '../functions/find-function.ts';
import {toFunctionArn} from '../names/function-name.ts';
import {defineCollection} from '../store/index.ts';
import {defineHandlers, type Output} from './define-handlers.ts';

type RuntimeManagement = Pick<Output<'GetRuntimeManagementConfig'>, 'UpdateRuntimeOn' | 'RuntimeVersionArn'>;
type Recursion = NonNullable<Output<'GetFunctionRecursionConfig'>['RecursiveLoop']>;

/** How the runtime is updated: owner is the function's name, key the qualifier or empty. */
const runtimeManagement = defineCollection<RuntimeManagement>('function.runtime-management');
/** What happens to recursive loops: owner is the function's name, key empty. */
export const recursion = defineCollection<Recursion>('function.recursion');

/** Settings of functions that are kept and told, and change nothing about how the sandbox runs them. */
export const functionSettings = defineHandlers({
  GetRuntimeManagementConfig(input, context) {
    const {name, qualifier = ''} = findVersion(input, context, 'GetRuntimeManagementConfig');
    const config = context.records.get(runtimeManagement, name, qualifier) ?? {UpdateRuntimeOn: 'Auto'};
    return {...config, FunctionArn: toArn(name, qualifier, context)};
  },

  PutRuntimeManagementConfig(input, context) {
    const {name, qualifier = ''} = findVersion(input, context, 'PutRuntimeManagementConfig');
    const {UpdateRuntimeOn, RuntimeVersionArn} = input;
    const config = {UpdateRuntimeOn, ...(RuntimeVersionArn === undefined ? {} : {RuntimeVersionArn})};
    context.records.put(runtimeManagement, name, qualifier, config);
    return {...config, FunctionArn: toArn(name, qualifier, context)};
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

function toArn(name: string, qualifier: string, context: Context): string {
  return toFunctionArn(context, qualifier === '' ? {name} : {name, qualifier});
}
