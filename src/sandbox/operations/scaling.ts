import type {Context} from '../context/context.ts';
import type {Input, Output} from '../context/operation-types.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import {present} from '../json/present.ts';
import {getVersion} from '../model/find-function.ts';
import {buildConfiguration} from '../model/state.ts';
import {providerOf} from '../model/stored-capacity-provider.ts';
import type {StoredVersion} from '../model/stored-function.ts';
import {formatFunctionArn, functionNotFound, parseFunctionReference} from '../names/function-name.ts';
import {defineCollection} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

type ScalingConfig = NonNullable<Output<'GetFunctionScalingConfig'>['RequestedFunctionScalingConfig']>;

interface Scaling {
  readonly requested: ScalingConfig;
  /** What was in effect before. */
  readonly previous: ScalingConfig;
  /** From then on (milliseconds since 1970) the request is in effect. */
  readonly appliedAt: number;
}

/** How many environments a managed function has: owner is the function's name, key the version. */
const scalings = defineCollection<Scaling>('function.scaling');

/** Limits of execution environments of functions on managed instances; recorded, they change nothing here. */
export const scalingHandlers = defineHandlers({
  PutFunctionScalingConfig(input, context) {
    const {name, qualifier, version} = findPublished(input, context, 'PutFunctionScalingConfig');
    const requested: ScalingConfig = present(input.FunctionScalingConfig ?? {});
    const {MinExecutionEnvironments: min = 0, MaxExecutionEnvironments: max} = requested;
    if (max !== undefined && min > max) {
      throw invalidParameter('MinExecutionEnvironments cannot be greater than MaxExecutionEnvironments.');
    }
    const now = context.now();
    const before = context.records.get(scalings, name, qualifier);
    context.records.put(scalings, name, qualifier, {
      requested,
      previous: before ? toApplied(before, now) : {},
      appliedAt: now + context.delays.update,
    });
    return {FunctionState: buildConfiguration(version, now).State};
  },

  GetFunctionScalingConfig(input, context) {
    const {name, qualifier} = findPublished(input, context, 'GetFunctionScalingConfig');
    const found = context.records.get(scalings, name, qualifier);
    return {
      FunctionArn: formatFunctionArn(context, {name, qualifier}),
      ...(found && {
        AppliedFunctionScalingConfig: toApplied(found, context.now()),
        RequestedFunctionScalingConfig: found.requested,
      }),
    };
  },
});

function findPublished(
  input: Input<'GetFunctionScalingConfig'>,
  context: Context,
  action: string,
): {name: string; qualifier: string; version: StoredVersion} {
  const {name, qualifier = ''} = parseFunctionReference(input, context, action);
  const version = getVersion(context, name, qualifier);
  if (!version) throw functionNotFound(context, {name, qualifier});
  if (providerOf(version.configuration) === undefined) {
    throw invalidParameter('Function scaling configurations are for functions with a capacity provider only.');
  }
  return {name, qualifier, version};
}

function toApplied({requested, previous, appliedAt}: Scaling, now: number): ScalingConfig {
  return now >= appliedAt ? requested : previous;
}
