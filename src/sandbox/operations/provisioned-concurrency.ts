import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import type {Output} from '../context/operation-types.ts';
import {conflict, invalidParameter, LambdaError, notFound} from '../errors/lambda-error.ts';
import {keepProvisioned} from '../invocations/provision.ts';
import {getVersion, isVersion} from '../model/find-function.ts';
import {aliasCollection} from '../model/stored-alias.ts';
import {
  type Provisioned,
  provisioned,
  reservedConcurrency,
  sumProvisioned,
  toAllocated,
} from '../model/stored-concurrency.ts';
import {latest} from '../model/stored-function.ts';
import {formatServiceTime} from '../model/time.ts';
import {formatFunctionArn, functionNotFound, parseFunctionReference} from '../names/function-name.ts';
import {accountLimits} from '../rules/account-limits.ts';
import {freeBeside} from '../rules/free-concurrency.ts';
import {readRecordPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** Provisioned concurrency of versions and aliases: some environments are started ahead and kept. */
export const provisionedConcurrencyHandlers = defineHandlers({
  PutProvisionedConcurrencyConfig(input, context) {
    const place = findTarget(input, context);
    const wanted = input.ProvisionedConcurrentExecutions;
    if (place.qualifier === latest) {
      throw invalidParameter('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
    }
    checkTarget(place, context);
    checkLimits(place, wanted, context);
    const now = context.now();
    const before = context.records.get(provisioned, place.name, place.qualifier);
    const config: Provisioned = {
      requested: wanted,
      readyAt: now + context.delays.update,
      lastModified: formatServiceTime(now),
      starting: randomUUID(),
      allocatedBefore: before ? toAllocated(before, now) : 0,
    };
    context.records.put(provisioned, place.name, place.qualifier, config);
    keepProvisioned(place.name, context);
    return buildState(config, now);
  },

  GetProvisionedConcurrencyConfig(input, context) {
    const {name, qualifier} = findPublished(input, context);
    const config = context.records.get(provisioned, name, qualifier);
    if (!config) {
      throw new LambdaError(
        'ProvisionedConcurrencyConfigNotFoundException',
        'No Provisioned Concurrency Config found for this function',
      );
    }
    return buildState(config, context.now());
  },

  ListProvisionedConcurrencyConfigs(input, context) {
    const {name} = parseFunctionReference(input, context, 'ListProvisionedConcurrencyConfigs');
    if (!getVersion(context, name, latest)) throw functionNotFound(context, {name});
    const {entries, next} = readRecordPage(context.records, provisioned, {owner: name}, input);
    const configs = entries.map(({key, value}) => {
      return {FunctionArn: formatFunctionArn(context, {name, qualifier: key}), ...buildState(value, context.now())};
    });
    return {ProvisionedConcurrencyConfigs: configs, ...next};
  },

  DeleteProvisionedConcurrencyConfig(input, context) {
    const {name, qualifier} = findPublished(input, context);
    context.records.delete(provisioned, name, qualifier);
    keepProvisioned(name, context);
    return {};
  },
});

interface Target {
  readonly name: string;
  readonly qualifier: string;
}

/** The version or alias named. Throws the service's two kinds of 404. */
function findTarget(input: {readonly FunctionName: string; readonly Qualifier: string}, context: Context): Target {
  const {name, qualifier = ''} = parseFunctionReference(input, context, 'ProvisionedConcurrencyConfig');
  const arn = formatFunctionArn(context, {name, qualifier});
  if (isVersion(qualifier)) {
    if (!getVersion(context, name, qualifier)) throw functionNotFound(context, {name, qualifier});
  } else if (!context.records.get(aliasCollection, name, qualifier)) throw notFound(`Cannot find alias arn: ${arn}`);
  return {name, qualifier};
}

/** The version or alias named, which cannot be `$LATEST`. Throws an InvalidParameterValueException for that. */
function findPublished(input: Parameters<typeof findTarget>[0], context: Context): Target {
  const target = findTarget(input, context);
  if (target.qualifier !== latest) return target;
  throw invalidParameter('The function resource provided must be an alias or a published version.');
}

/** A version and an alias that points to it cannot both have some. */
function checkTarget({name, qualifier}: Target, {records}: Context): void {
  const pointing = records.list(aliasCollection, {owner: name}).filter(({value}) => value.version === qualifier);
  if (pointing.some(({key}) => records.get(provisioned, name, key))) {
    throw conflict('Version is pointed by a Provisioned Concurrency alias');
  }
  const alias = records.get(aliasCollection, name, qualifier);
  if (alias && records.get(provisioned, name, alias.version)) {
    throw conflict("Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
  }
  if (alias?.weights) throw invalidParameter('Provisioned Concurrency Configs cannot be applied to a weighted alias.');
}

function checkLimits({name, qualifier}: Target, wanted: number, context: Context): void {
  const {records} = context;
  const reserved = records.get(reservedConcurrency, name, '');
  const others = sumProvisioned(context, name, qualifier);
  if (reserved !== undefined) {
    if (wanted + others <= reserved) return;
    throw invalidParameter(
      'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
    );
  }
  const free = freeBeside(name, context) - others;
  if (wanted > free) {
    throw invalidParameter(
      `Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${free}].`,
    );
  }
  if (free - wanted < accountLimits.minimumUnreserved) {
    throw invalidParameter(
      "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its " +
        `minimum value of [${accountLimits.minimumUnreserved}].`,
    );
  }
}

function buildState(config: Provisioned, now: number): Output<'GetProvisionedConcurrencyConfig'> {
  const {requested, readyAt, starting, failure, lastModified} = config;
  const allocated = toAllocated(config, now);
  const isReady = starting === undefined && now >= readyAt;
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    AllocatedProvisionedConcurrentExecutions: allocated,
    AvailableProvisionedConcurrentExecutions: allocated,
    ...(failure === undefined
      ? {Status: isReady ? 'READY' : 'IN_PROGRESS'}
      : {Status: 'FAILED', StatusReason: failure}),
    LastModified: lastModified,
  };
}
