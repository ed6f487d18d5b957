import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import type {Input, Output} from '../context/operation-types.ts';
import {invalidParameter, revisionMismatch} from '../errors/lambda-error.ts';
import {buildChanges, buildLogging, createStamp, toCodeMembers} from '../functions/build-configuration.ts';
import {publishVersion} from '../functions/publish.ts';
import {type StoredCode, storeCode} from '../functions/store-code.ts';
import {findChangeable, findFunction} from '../model/find-function.ts';
import {buildConfiguration, buildCreated, buildUpdated} from '../model/state.ts';
import {latest, type StoredVersion, versionCollection} from '../model/stored-function.ts';
import {checkConfiguration} from '../rules/check-configuration.ts';
import {checkSettled} from '../rules/check-state.ts';
import {checkUnpackedSize} from '../rules/check-unpacked-size.ts';
import {defineAsyncHandlers, defineHandlers} from './define-handlers.ts';

/** Changing a function's settings. */
export const configurationUpdateHandlers = defineHandlers({
  UpdateFunctionConfiguration(input, context) {
    const {name, version} = findChangeable(input, context, 'UpdateFunctionConfiguration');
    checkConfiguration(input, version.configuration);
    checkChangeable(version, input.RevisionId, context);
    const logging = input.LoggingConfig ? {LoggingConfig: buildLogging(name, input, version.configuration)} : {};
    return putChanged(name, version, {...buildChanges(input, context), ...logging}, context);
  },
});

/** Changing a function's code: it is kept before the change begins. */
export const codeUpdateHandlers = defineAsyncHandlers({
  async UpdateFunctionCode(input, context) {
    const {version} = findChangeable(input, context, 'UpdateFunctionCode');
    checkPackage(version, input);
    checkChangeable(version, input.RevisionId, context);
    const code = await storeCode(input, context);
    return context.transaction(() => updateCode(input, code, context));
  },
});

function checkPackage({imageUri}: StoredVersion, {ImageUri, ZipFile, S3Bucket}: Input<'UpdateFunctionCode'>): void {
  if (imageUri === undefined && ImageUri !== undefined) {
    throw invalidParameter("Please don't provide ImageUri when updating a function with packageType Zip.");
  }
  if (imageUri !== undefined && (ZipFile !== undefined || S3Bucket !== undefined)) {
    throw invalidParameter('Please provide ImageUri when updating a function with packageType Image.');
  }
}

/** The function is read again: it may have changed while the code was being kept. */
function updateCode(
  input: Input<'UpdateFunctionCode'>,
  code: StoredCode,
  context: Context,
): Output<'UpdateFunctionCode'> {
  const {name, version} = findFunction(input, context, 'UpdateFunctionCode');
  checkChangeable(version, input.RevisionId, context);
  const changes = {...toCodeMembers(code), ...(input.Architectures ? {Architectures: input.Architectures} : {})};
  if (input.DryRun) return {...version.configuration, ...changes};
  const image = code.imageUri === undefined ? {unpackedSize: code.unpackedSize} : {imageUri: code.imageUri};
  const updated = putChanged(name, {...version, ...image}, changes, context);
  if (!input.Publish && !input.PublishTo) return updated;
  const current = context.records.get(versionCollection, name, latest) ?? version;
  const now = context.now();
  const publication = {PublishTo: input.PublishTo, pendingUntil: now + context.delays.update};
  return buildCreated(publishVersion(name, current, publication, context), now);
}

function checkChangeable(version: StoredVersion, revisionId: string | undefined, context: Context): void {
  checkSettled(version, context.now());
  if (revisionId !== undefined && revisionId !== buildConfiguration(version, context.now()).RevisionId) {
    throw revisionMismatch('GetFunction/GetAlias');
  }
}

function putChanged(
  name: string,
  {publishedAs: _, fixedState: __, ...version}: StoredVersion,
  changes: StoredVersion['configuration'],
  context: Context,
): StoredVersion['configuration'] {
  const changed: StoredVersion = {
    ...version,
    configuration: {...version.configuration, ...changes, ...createStamp(context)},
    updatingUntil: context.now() + context.delays.update,
    settledRevisionId: randomUUID(),
  };
  checkUnpackedSize(changed, context);
  context.records.put(versionCollection, name, latest, changed);
  return buildUpdated(changed, context.now());
}
