import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import type {Output} from '../context/operation-types.ts';
import {conflict, invalidParameter, notFound, revisionMismatch, withoutType} from '../errors/lambda-error.ts';
import {keepProvisioned} from '../invocations/provision.ts';
import {findFunction, requireVersion} from '../model/find-function.ts';
import {aliasCollection as collection, type StoredAlias} from '../model/stored-alias.ts';
import {provisioned} from '../model/stored-concurrency.ts';
import {latest} from '../model/stored-function.ts';
import {formatFunctionArn, parseFunctionReference} from '../names/function-name.ts';
import {readRecordPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

interface Routing {
  readonly AdditionalVersionWeights?: Readonly<Record<string, number>> | undefined;
}

/** Aliases: named pointers to versions, with weights. */
export const aliasHandlers = defineHandlers({
  CreateAlias(input, context) {
    const {name} = parseFunctionReference(input, context, 'CreateAlias');
    requireVersion(context, {name, qualifier: input.FunctionVersion});
    checkRouting(name, input.FunctionVersion, input.RoutingConfig, context);
    if (context.records.get(collection, name, input.Name)) {
      throw conflict(`Alias already exists: ${formatFunctionArn(context, {name, qualifier: input.Name})}`);
    }
    return putAlias(name, input.Name, context, {
      version: input.FunctionVersion,
      description: input.Description ?? '',
      ...toWeights(input.RoutingConfig),
    });
  },

  GetAlias(input, context) {
    const {name} = parseFunctionReference(input, context, 'GetAlias');
    const alias = context.records.get(collection, name, input.Name);
    if (!alias) throw aliasNotFound('Cannot find alias arn', name, input.Name, context);
    return buildAlias(name, input.Name, alias, context);
  },

  ListAliases(input, context) {
    const {name} = findFunction(input, context, 'ListAliases');
    const {FunctionVersion: wanted} = input;
    const {entries, next} = readRecordPage(context.records, collection, {owner: name}, input, ({value}) => {
      return wanted === undefined || value.version === wanted || value.weights?.[wanted] !== undefined;
    });
    return {Aliases: entries.map(({key, value}) => buildAlias(name, key, value, context)), ...next};
  },

  UpdateAlias(input, context) {
    const {name} = parseFunctionReference(input, context, 'UpdateAlias');
    const alias = context.records.get(collection, name, input.Name);
    if (!alias) throw aliasNotFound('Alias not found', name, input.Name, context);
    if (input.RevisionId !== undefined && input.RevisionId !== alias.revisionId) {
      throw revisionMismatch('GetFunction/GetAlias');
    }
    const version = input.FunctionVersion ?? alias.version;
    requireVersion(context, {name, qualifier: version});
    const routing = input.RoutingConfig ?? {AdditionalVersionWeights: alias.weights};
    checkRouting(name, version, routing, context);
    checkProvisioned(name, input.Name, routing, context);
    const description = input.Description ?? alias.description;
    if (version !== alias.version) moveProvisioned(name, input.Name, context);
    return putAlias(name, input.Name, context, {version, description, ...toWeights(routing)});
  },

  DeleteAlias(input, context) {
    const {name} = parseFunctionReference(input, context, 'DeleteAlias');
    // Deleting one that is not there is no error. Its policy, URL and settings go with it.
    context.records.deleteOwned(name, input.Name);
    keepProvisioned(name, context);
    return {};
  },
});

function checkRouting(name: string, version: string, routing: Routing | undefined, context: Context): void {
  const others = Object.keys(routing?.AdditionalVersionWeights ?? {});
  if (others.length > 1) {
    throw invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1');
  }
  for (const other of others) {
    if (version === latest) {
      throw invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version', withoutType);
    }
    if (other === version) {
      throw invalidParameter(
        `Invalid function version ${other}. Function version ${other} is already included in routing configuration.`,
      );
    }
    requireVersion(context, {name, qualifier: other});
  }
}

/** Weights and provisioned concurrency exclude each other. */
function checkProvisioned(name: string, alias: string, routing: Routing, {records}: Context): void {
  const isWeighted = Object.keys(routing.AdditionalVersionWeights ?? {}).length > 0;
  if (!isWeighted || !records.get(provisioned, name, alias)) return;
  throw invalidParameter('An alias with Provisioned Concurrency cannot be given weights.');
}

/** The environments of an alias are those of its version: another one needs others. */
function moveProvisioned(name: string, alias: string, context: Context): void {
  const config = context.records.get(provisioned, name, alias);
  if (!config) return;
  const {failure: _, ...rest} = config;
  const readyAt = context.now() + context.delays.update;
  context.records.put(provisioned, name, alias, {...rest, readyAt, starting: randomUUID()});
  keepProvisioned(name, context);
}

function toWeights(routing: Routing | undefined): Pick<StoredAlias, 'weights'> {
  const weights = routing?.AdditionalVersionWeights ?? {};
  return Object.keys(weights).length === 0 ? {} : {weights};
}

function putAlias(
  name: string,
  key: string,
  context: Context,
  members: Omit<StoredAlias, 'revisionId'>,
): Output<'CreateAlias'> {
  const alias = {...members, revisionId: randomUUID()};
  context.records.put(collection, name, key, alias);
  return buildAlias(name, key, alias, context);
}

function buildAlias(name: string, key: string, alias: StoredAlias, context: Context): Output<'GetAlias'> {
  return {
    AliasArn: formatFunctionArn(context, {name, qualifier: key}),
    Name: key,
    FunctionVersion: alias.version,
    Description: alias.description,
    ...(alias.weights ? {RoutingConfig: {AdditionalVersionWeights: alias.weights}} : {}),
    RevisionId: alias.revisionId,
  };
}

function aliasNotFound(what: string, name: string, alias: string, context: Context): Error {
  return notFound(`${what}: ${formatFunctionArn(context, {name, qualifier: alias})}`);
}
