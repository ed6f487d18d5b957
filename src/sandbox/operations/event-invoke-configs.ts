import type {Context} from '../context.ts';
import {findVersion} from '../functions/find-function.ts';
import {latest} from '../functions/stored-function.ts';
import {present} from '../functions/to-configuration.ts';
import {invalidParameter, LambdaError, notFound} from '../lambda-error.ts';
import {toFunctionArn, toFunctionReference} from '../names/function-name.ts';
import {defineCollection, toPage} from '../store/index.ts';
import {defineHandlers, type Input, type Output} from './define-handlers.ts';

type EventInvokeConfig = Output<'GetFunctionEventInvokeConfig'>;

/** How asynchronous invocations are retried: owner is the function's name, key the qualifier. */
export const eventInvokeCollection = defineCollection<EventInvokeConfig>('function.event-invoke');

/** Settings of asynchronous invocation. */
export const eventInvokeConfigs = defineHandlers({
  PutFunctionEventInvokeConfig(input, context) {
    return put(input, {DestinationConfig: {OnSuccess: {}, OnFailure: {}}}, context);
  },

  UpdateFunctionEventInvokeConfig(input, context) {
    const {name, key} = toPlace(input, context);
    const config = context.records.get(eventInvokeCollection, name, key);
    if (!config) throw missing(name, key, context);
    return put(input, config, context);
  },

  GetFunctionEventInvokeConfig(input, context) {
    const {name, key} = toPlace(input, context);
    const config = context.records.get(eventInvokeCollection, name, key);
    if (!config) throw missing(name, key, context);
    return config;
  },

  DeleteFunctionEventInvokeConfig(input, context) {
    const {name, key} = toPlace(input, context);
    if (!context.records.delete(eventInvokeCollection, name, key)) throw missing(name, key, context);
    return {};
  },

  ListFunctionEventInvokeConfigs(input, context) {
    const {name} = findVersion(input, context, 'ListFunctionEventInvokeConfigs');
    const {entries, next} = toPage(context.records, eventInvokeCollection, {owner: name}, input);
    return {FunctionEventInvokeConfigs: entries.map(({value}) => value), ...next};
  },
});

function put(
  input: Input<'PutFunctionEventInvokeConfig'>,
  before: EventInvokeConfig,
  context: Context,
): EventInvokeConfig {
  const {name, key} = toPlace(input, context);
  checkFunction(input, context);
  const {MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig} = input;
  const settings = present({MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig});
  if (Object.keys(settings).length === 0) {
    throw invalidParameter('You must specify at least one of error handling or destination setting.');
  }
  const config = {
    ...before,
    ...settings,
    LastModified: new Date(context.now()).toISOString(),
    FunctionArn: toFunctionArn(context, {name, qualifier: key}),
  };
  context.records.put(eventInvokeCollection, name, key, config);
  return config;
}

function toPlace(
  input: {readonly FunctionName: string; readonly Qualifier?: string | undefined},
  context: Context,
): {name: string; key: string} {
  const {name, qualifier = latest} = toFunctionReference(input, context, 'FunctionEventInvokeConfig');
  return {name, key: qualifier};
}

function checkFunction(input: Input<'PutFunctionEventInvokeConfig'>, context: Context): void {
  try {
    findVersion(input, context, 'PutFunctionEventInvokeConfig');
  } catch (error) {
    const isMissing = error instanceof LambdaError && error.message.startsWith('Function not found');
    throw isMissing ? notFound("The function doesn't exist.") : error;
  }
}

function missing(name: string, key: string, context: Context): LambdaError {
  return notFound(`The function ${toFunctionArn(context, {name, qualifier: key})} doesn't have an EventInvokeConfig`);
}
