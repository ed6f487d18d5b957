import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import type {Input} from '../context/operation-types.ts';
import {conflict, invalidParameter, LambdaError, notFound} from '../errors/lambda-error.ts';
import {present} from '../json/present.ts';
import {buildSourceDefaults, findSourceKind, type SourceKind, toTransitionReason} from '../model/event-source.ts';
import {type FoundVersion, findVersion} from '../model/find-function.ts';
import {
  getMapping,
  isMappingGone,
  type Mapping,
  type MappingTransition,
  mappingCollection,
  type StoredMapping,
  toMapping,
} from '../model/stored-mapping.ts';
import {findQueue, queueCollection} from '../model/stored-queue.ts';
import {resourceTags} from '../model/stored-tags.ts';
import {formatFunctionArn, parseFunctionReference} from '../names/function-name.ts';
import {findDeniedPolling} from '../queues/index.ts';
import {checkFilters} from '../rules/check-filters.ts';
import {
  checkBatching,
  checkDestination,
  checkFitsSource,
  checkPolling,
  checkStartingPosition,
  checkVisibility,
} from '../rules/check-source-settings.ts';
import {checkTags} from '../rules/check-tags.ts';
import {readRecordPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** Event source mappings and their states. */
export const mappingHandlers = defineHandlers({
  CreateEventSourceMapping(input, context) {
    sweep(context);
    const kind = findSourceKind(input);
    checkStartingPosition(kind, input);
    checkAccess(input);
    checkFilters(input);
    const functionArn = requireFunction(input, context);
    checkDestination(kind, input);
    checkFitsSource(kind, input);
    checkNew(kind, input, functionArn, context);
    const uuid = randomUUID();
    const {FunctionName: _, Enabled: __, Tags, StartingPositionTimestamp, ...settings} = input;
    const mapping: Mapping = {
      ...buildSourceDefaults(kind),
      ...takeAway(present(settings)),
      ...(StartingPositionTimestamp ? {StartingPositionTimestamp: StartingPositionTimestamp.toISOString()} : {}),
      UUID: uuid,
      EventSourceMappingArn: formatMappingArn(uuid, context),
      FunctionArn: functionArn,
      StateTransitionReason: toTransitionReason(kind),
    };
    checkBatching(kind, mapping);
    if (Tags) {
      checkTags(Tags);
      context.records.put(resourceTags, '', formatMappingArn(uuid, context), Tags);
    }
    return put({mapping, isEnabled: input.Enabled ?? true}, 'Creating', context);
  },

  GetEventSourceMapping(input, context) {
    return toMapping(requireMapping(input.UUID, context), context.now());
  },

  ListEventSourceMappings(input, context) {
    const now = context.now();
    const {FunctionName} = input;
    // Of a function that is not there, there are none.
    const functionArn =
      FunctionName &&
      formatFunctionArn(context, parseFunctionReference({FunctionName}, context, 'ListEventSourceMappings'));
    const {entries, next} = readRecordPage(context.records, mappingCollection, {size: 100}, input, ({value}) => {
      const {FunctionArn, EventSourceArn} = value.mapping;
      const isAsked = functionArn === undefined || FunctionArn === functionArn;
      return isAsked && [undefined, EventSourceArn].includes(input.EventSourceArn) && !isMappingGone(value, now);
    });
    return {EventSourceMappings: entries.map(({value}) => toMapping(value, now)), ...next};
  },

  UpdateEventSourceMapping(input, context) {
    const stored = requireMapping(input.UUID, context);
    checkIdle(stored, 'update', context);
    const kind = findSourceKind(stored.mapping);
    const {UUID: _, FunctionName, Enabled, ...settings} = input;
    const {EventSourceArn} = stored.mapping;
    const functionArn =
      FunctionName === undefined ? {} : {FunctionArn: requireFunction({FunctionName, EventSourceArn}, context)};
    checkDestination(kind, input);
    checkFitsSource(kind, input);
    checkFilters(input);
    const mapping = {...stored.mapping, ...takeAway(present(settings)), ...functionArn};
    checkBatching(kind, mapping);
    const isEnabled = Enabled ?? stored.isEnabled;
    return put({mapping, isEnabled}, toUpdateTransition(stored.isEnabled, isEnabled), context);
  },

  DeleteEventSourceMapping(input, context) {
    const stored = requireMapping(input.UUID, context);
    checkIdle(stored, 'delete', context);
    context.records.delete(resourceTags, '', formatMappingArn(input.UUID, context));
    return put(stored, 'Deleting', context);
  },
});

type CreateInput = Input<'CreateEventSourceMapping'>;

function checkAccess({SelfManagedEventSource, SourceAccessConfigurations}: CreateInput): void {
  if (!SelfManagedEventSource || SourceAccessConfigurations) return;
  throw invalidParameter("Required 'sourceAccessConfigurations' parameter is missing.");
}

function requireFunction(input: Pick<CreateInput, 'FunctionName' | 'EventSourceArn'>, context: Context): string {
  try {
    const found = findVersion(input, context, 'CreateEventSourceMapping');
    const queue = context.records.get(queueCollection, '', findQueue(input.EventSourceArn, context) ?? '');
    const timeout = found.version.configuration.Timeout ?? 0;
    checkPolling(findDeniedPolling(input.EventSourceArn ?? '', found.version.configuration.Role, context));
    if (queue) checkVisibility(Number(queue.attributes['VisibilityTimeout']), timeout);
    return formatTargetArn(found, context);
  } catch (error) {
    const isMissing = error instanceof LambdaError && error.message.startsWith('Function not found');
    throw isMissing ? invalidParameter('Function does not exist') : error;
  }
}

function formatTargetArn({name, qualifier}: FoundVersion, context: Context): string {
  return formatFunctionArn(context, qualifier === undefined ? {name} : {name, qualifier});
}

/** One function takes one mapping from a source (for Kafka, from one topic of it). */
function checkNew(kind: SourceKind, input: CreateInput, functionArn: string, context: Context): void {
  const servers = JSON.stringify(input.SelfManagedEventSource);
  const same = context.records.list(mappingCollection).find(({value: {mapping}}) => {
    const isSource =
      mapping.EventSourceArn === input.EventSourceArn && JSON.stringify(mapping.SelfManagedEventSource) === servers;
    return isSource && mapping.FunctionArn === functionArn && String(mapping.Topics) === String(input.Topics);
  });
  if (!same) return;
  const advice = `Please update or delete the existing mapping with UUID ${same.key}`;
  if (kind === 'kafka' && input.SelfManagedEventSource) {
    const endpoints = Object.values(input.SelfManagedEventSource.Endpoints ?? {}).flat();
    throw conflict(
      `An event source mapping with event source ("${endpoints.join(',')}"), function ("${functionArn}"), ` +
        `topics ("${input.Topics?.join(',') ?? ''}") already exists. ${advice}`,
    );
  }
  const [, , , , , , name = ''] = functionArn.split(':');
  throw conflict(
    `The event source arn (" ${input.EventSourceArn} ") and function (" ${name} ") provided mapping already exists. ${advice}`,
  );
}

function requireMapping(uuid: string, context: Context): StoredMapping {
  const stored = getMapping(uuid, context);
  if (!stored) throw notFound('The resource you requested does not exist.');
  return stored;
}

/** Settings of a mapping that are taken away by giving them empty: they are not answered any more. */
function takeAway<T extends Settings>(settings: T): T {
  const {FilterCriteria, KMSKeyArn, ScalingConfig, ProvisionedPollerConfig} = settings;
  const isEmpty = (group: object | undefined) => group !== undefined && Object.keys(present(group)).length === 0;
  return {
    ...settings,
    ...(FilterCriteria && !FilterCriteria.Filters?.length ? {FilterCriteria: undefined} : {}),
    ...(KMSKeyArn === '' ? {KMSKeyArn: undefined} : {}),
    ...(isEmpty(ScalingConfig) ? {ScalingConfig: undefined} : {}),
    ...(isEmpty(ProvisionedPollerConfig) ? {ProvisionedPollerConfig: undefined} : {}),
  };
}

type Settings = Partial<
  Pick<CreateInput, 'FilterCriteria' | 'KMSKeyArn' | 'ScalingConfig' | 'ProvisionedPollerConfig'>
>;

function checkIdle(stored: StoredMapping, change: 'update' | 'delete', {now}: Context): void {
  const {State} = toMapping(stored, now());
  if (State === 'Enabled' || State === 'Disabled') return;
  throw new LambdaError('ResourceInUseException', `Cannot ${change} the event source mapping because it is in use.`);
}

function toUpdateTransition(was: boolean, is: boolean): MappingTransition {
  if (was === is) return 'Updating';
  return is ? 'Enabling' : 'Disabling';
}

function put({mapping, isEnabled}: StoredMapping, state: MappingTransition, context: Context): Mapping {
  const {now, delays, records, bells} = context;
  const stored: StoredMapping = {
    mapping: {...mapping, LastModified: new Date(now()).toISOString()},
    isEnabled,
    transition: {state, until: now() + delays.mapping},
  };
  records.put(mappingCollection, '', mapping.UUID ?? '', stored);
  bells.ring('mappings');
  // The answer always tells what was begun, however soon it is done.
  return {...toMapping(stored, now()), State: state};
}

function sweep({records, now}: Context): void {
  for (const {key, value} of records.list(mappingCollection))
    if (isMappingGone(value, now())) records.delete(mappingCollection, '', key);
}

function formatMappingArn(uuid: string, {region, accountId}: Context): string {
  return `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${uuid}`;
}
