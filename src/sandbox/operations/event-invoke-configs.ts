import type {Context} from '../context/context.ts';
import type {Input} from '../context/operation-types.ts';
import {invalidParameter, type LambdaError, notFound} from '../errors/lambda-error.ts';
import {present} from '../json/present.ts';
import {type FoundVersion, findOr} from '../model/find-function.ts';
import {type EventInvokeConfig, eventInvokeCollection} from '../model/stored-event-invoke-config.ts';
import {latest} from '../model/stored-function.ts';
import {formatFunctionArn, parseFunctionReference} from '../names/function-name.ts';
import {readRecordPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** Settings of asynchronous invocation. */
export const eventInvokeHandlers = defineHandlers({
  PutFunctionEventInvokeConfig(input, context) {
    return put(input, {}, context);
  },

  UpdateFunctionEventInvokeConfig(input, context) {
    const {name, key} = parsePlace(input, context);
    findInvoked(input, context, 'UpdateFunctionEventInvokeConfig');
    const config = context.records.get(eventInvokeCollection, name, key);
    if (!config) throw missing(name, key, context);
    return put(input, config, context);
  },

  GetFunctionEventInvokeConfig(input, context) {
    const {name, key} = parsePlace(input, context);
    const config = context.records.get(eventInvokeCollection, name, key);
    if (!config) throw missing(name, key, context);
    return config;
  },

  DeleteFunctionEventInvokeConfig(input, context) {
    const {name, key} = parsePlace(input, context);
    if (!context.records.delete(eventInvokeCollection, name, key)) throw missing(name, key, context);
    return {};
  },

  ListFunctionEventInvokeConfigs(input, context) {
    const {name} = findInvoked(input, context, 'ListFunctionEventInvokeConfigs');
    const {entries, next} = readRecordPage(context.records, eventInvokeCollection, {owner: name}, input);
    return {FunctionEventInvokeConfigs: entries.map(({value}) => value), ...next};
  },
});

function put(
  input: Input<'PutFunctionEventInvokeConfig'>,
  before: EventInvokeConfig,
  context: Context,
): EventInvokeConfig {
  const {name, key} = parsePlace(input, context);
  findInvoked(input, context, 'PutFunctionEventInvokeConfig');
  const {MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig} = input;
  const settings = present({MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig});
  if (Object.keys(settings).length === 0) {
    throw invalidParameter('You must specify at least one of error handling or destination setting.');
  }
  checkDestinations(name, input.DestinationConfig, context);
  const config = {
    ...before,
    ...settings,
    DestinationConfig: {OnSuccess: {}, OnFailure: {}, ...(settings.DestinationConfig ?? before.DestinationConfig)},
    LastModified: new Date(context.now()).toISOString(),
    FunctionArn: formatFunctionArn(context, {name, qualifier: key}),
  };
  context.records.put(eventInvokeCollection, name, key, config);
  return config;
}

function parsePlace(
  input: {readonly FunctionName: string; readonly Qualifier?: string | undefined},
  context: Context,
): {name: string; key: string} {
  const {name, qualifier = latest} = parseFunctionReference(input, context, 'FunctionEventInvokeConfig');
  return {name, key: qualifier};
}

/** What is invoked. Throws the service's 404 in the words it has for these settings. */
function findInvoked(
  input: {readonly FunctionName: string; readonly Qualifier?: string | undefined},
  context: Context,
  action: string,
): FoundVersion {
  return findOr(() => notFound("The function doesn't exist."), input, context, action);
}

/** Services that take what becomes of events (developer guide, "Capturing records of Lambda asynchronous invocations"). */
const destinationServices = new Set(['lambda', 'sqs', 'sns', 'events', 's3']);

function checkDestinations(
  name: string,
  config: Input<'PutFunctionEventInvokeConfig'>['DestinationConfig'],
  context: Context,
): void {
  for (const {Destination: arn} of [config?.OnSuccess ?? {}, config?.OnFailure ?? {}]) {
    if (!arn) continue;
    const [, , service = ''] = arn.split(':');
    if (!destinationServices.has(service)) {
      throw invalidParameter(`The provided destination config ${formatDestinations(config)} is invalid.`);
    }
    if (service !== 'lambda') continue;
    const missing = () => invalidParameter(`The destination ARN ${arn} is invalid.`);
    const target = findOr(missing, {FunctionName: arn}, context, 'PutFunctionEventInvokeConfig');
    if (target.name === name) {
      throw invalidParameter("You can't specify the function as a destination for itself.");
    }
  }
}

/** As the service's own language prints the setting. */
function formatDestinations(config: Input<'PutFunctionEventInvokeConfig'>['DestinationConfig']): string {
  const [success, failure] = (['OnSuccess', 'OnFailure'] as const).map(member => {
    const end = config?.[member];
    return end ? `${member}(destination=${end.Destination ?? null})` : 'null';
  });
  return `DestinationConfig(onSuccess=${success}, onFailure=${failure})`;
}

function missing(name: string, key: string, context: Context): LambdaError {
  return notFound(
    `The function ${formatFunctionArn(context, {name, qualifier: key})} doesn't have an EventInvokeConfig`,
  );
}
