import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import type {Input, Output} from '../context/operation-types.ts';
import {conflict, invalidParameter} from '../errors/lambda-error.ts';
import {buildNewConfiguration} from '../functions/build-configuration.ts';
import {buildCodeLocation} from '../functions/code-location.ts';
import {publishVersion} from '../functions/publish.ts';
import {type StoredCode, storeCode} from '../functions/store-code.ts';
import {formatInvokedArn} from '../invocations/choose-version.ts';
import {keepProvisioned} from '../invocations/provision.ts';
import {type FoundVersion, findVersion, isVersion} from '../model/find-function.ts';
import {buildConfiguration, buildCreated, buildListed} from '../model/state.ts';
import {aliasCollection} from '../model/stored-alias.ts';
import {attachments, checkAttachable, imageCannotBeSigned} from '../model/stored-code-signing.ts';
import {reservedConcurrency} from '../model/stored-concurrency.ts';
import {latest, type StoredVersion, toVersionKey, versionCollection} from '../model/stored-function.ts';
import {tagCollection} from '../model/stored-tags.ts';
import {formatFunctionArn, functionNotFound, parseFunctionReference} from '../names/function-name.ts';
import {checkConfiguration} from '../rules/check-configuration.ts';
import {checkTags} from '../rules/check-tags.ts';
import {checkUnpackedSize} from '../rules/check-unpacked-size.ts';
import {readRecordPage} from '../store/index.ts';
import {defineAsyncHandlers, defineHandlers} from './define-handlers.ts';

/** Creating a function: its code is kept before the change begins. */
export const functionCreationHandlers = defineAsyncHandlers({
  async CreateFunction(input, context) {
    const {name, qualifier} = parseFunctionReference(input, context, 'CreateFunction');
    checkNew(name, qualifier, input);
    const code = await storeCode(input.Code, context);
    return context.transaction(() => createFunction(name, input, code, context));
  },
});

/** Reading, listing and deleting functions. */
export const functionHandlers = defineHandlers({
  GetFunction(input, context) {
    const found = findVersion(input, context, 'GetFunction');
    const {name, version} = found;
    const tagged = context.records.get(tagCollection, name, '');
    const reserved = context.records.get(reservedConcurrency, name, '');
    return {
      Configuration: toAskedConfiguration(found, context),
      Code: buildCodeLocation(version, context),
      ...(tagged && Object.keys(tagged).length > 0 ? {Tags: tagged} : {}),
      ...(reserved === undefined ? {} : {Concurrency: {ReservedConcurrentExecutions: reserved}}),
    };
  },

  GetFunctionConfiguration(input, context) {
    return toAskedConfiguration(findVersion(input, context, 'GetFunctionConfiguration'), context);
  },

  ListFunctions(input, {records, region, now}) {
    const range = input.FunctionVersion === 'ALL' ? {} : {key: latest};
    // MasterRegion narrows the list to Lambda@Edge replicas of that region; there are none here.
    const isElsewhere = input.MasterRegion !== undefined && ![region, 'ALL'].includes(input.MasterRegion);
    if (isElsewhere) return {Functions: []};
    const {entries, next} = readRecordPage(records, versionCollection, range, input);
    return {Functions: entries.map(({value}) => toListedWithVersion(value, input, now())), ...next};
  },

  DeleteFunction(input, context) {
    const {name, qualifier} = parseFunctionReference(input, context, 'DeleteFunction');
    if (qualifier === undefined) return deleteFunction(name, context);
    if (qualifier === latest) {
      throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
    }
    if (!isVersion(qualifier)) throw refuseAlias(name, qualifier, context);
    if (!context.records.get(versionCollection, name, latest)) throw functionNotFound(context, {name});
    // Deleting a version that is not there is no error.
    checkUnused(name, qualifier, context);
    context.records.delete(versionCollection, name, toVersionKey(qualifier));
    context.records.deleteOwned(name, qualifier);
    keepProvisioned(name, context);
    return {StatusCode: 204};
  },
});

/** The configuration with the ARN it was asked for by: of the function, or of its version or alias. */
function toAskedConfiguration(found: FoundVersion, context: Context): Output<'GetFunctionConfiguration'> {
  return {...buildConfiguration(found.version, context.now()), FunctionArn: formatInvokedArn(found, context)};
}

function checkNew(name: string, qualifier: string | undefined, input: Input<'CreateFunction'>): void {
  if (name.length > 64) {
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    );
  }
  if (qualifier !== undefined) throw invalidParameter('A new function is named without a qualifier.');
  const isImage = input.PackageType === 'Image';
  if (!isImage && (!input.Runtime || !input.Handler)) {
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  if (isImage && !input.Code.ImageUri)
    throw invalidParameter('Please provide an image URI when creating a function with packageType Image.');
  if (isImage && input.CodeSigningConfigArn) throw imageCannotBeSigned();
  if (input.DurableConfig && input.DurableConfig.ExecutionTimeout === undefined) {
    throw invalidParameter('You cannot create a function with a durable configuration without an executionTimeout');
  }
  checkConfiguration(input);
  checkTags(input.Tags ?? {});
}

function createFunction(
  name: string,
  input: Input<'CreateFunction'>,
  code: StoredCode,
  context: Context,
): Output<'CreateFunction'> {
  const {records, now, delays} = context;
  if (records.get(versionCollection, name, latest)) throw conflict(`Function already exist: ${name}`);
  if (input.CodeSigningConfigArn) checkAttachable(input.CodeSigningConfigArn, context);
  const version: StoredVersion = {
    configuration: buildNewConfiguration(name, input, code, context),
    ...(code.imageUri === undefined ? {unpackedSize: code.unpackedSize} : {imageUri: code.imageUri}),
    pendingUntil: now() + delays.create,
    settledRevisionId: randomUUID(),
    nextVersion: 1,
  };
  checkUnpackedSize(version, context);
  records.put(versionCollection, name, latest, version);
  if (input.Tags) records.put(tagCollection, name, '', input.Tags);
  if (input.CodeSigningConfigArn) records.put(attachments, name, '', input.CodeSigningConfigArn);
  if (!input.Publish && !input.PublishTo) return buildCreated(version, now());
  const {PublishTo} = input;
  const published = buildCreated(publishVersion(name, version, {PublishTo}, context), now());
  // The version is told by its number alone: what was created is the function.
  return {...published, FunctionArn: formatFunctionArn(context, {name})};
}

/** With FunctionVersion=ALL the service writes the version into the ARN, of `$LATEST` too. */
function toListedWithVersion(version: StoredVersion, {FunctionVersion}: Input<'ListFunctions'>, now: number) {
  const listed = buildListed(version, now);
  if (FunctionVersion !== 'ALL' || listed.Version !== latest) return listed;
  return {...listed, FunctionArn: `${listed.FunctionArn}:${latest}`};
}

function deleteFunction(name: string, context: Context): Output<'DeleteFunction'> {
  if (!context.records.get(versionCollection, name, latest)) throw functionNotFound(context, {name});
  context.records.deleteOwned(name);
  keepProvisioned(name, context);
  return {StatusCode: 204};
}

/** What can be no alias's name is looked for like a version. */
function refuseAlias(name: string, qualifier: string, context: Context): Error {
  return qualifier.startsWith('$')
    ? functionNotFound(context, {name, qualifier})
    : invalidParameter('Deletion of aliases is not currently supported.');
}

function checkUnused(name: string, version: string, {records}: Context): void {
  const users = records
    .list(aliasCollection, {owner: name})
    .filter(({value}) => value.version === version || value.weights?.[version] !== undefined)
    .map(({key}) => key);
  if (users.length > 0) {
    throw conflict(`Unable to delete version because the following aliases reference it: [${users.join(', ')}]`);
  }
}
