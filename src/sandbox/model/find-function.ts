import type {Context} from '../context/context.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import {type FunctionReference, functionNotFound, parseFunctionReference} from '../names/function-name.ts';
import {aliasCollection, type StoredAlias} from './stored-alias.ts';
import {providerOf} from './stored-capacity-provider.ts';
import {latest, latestPublished, type StoredVersion, toVersionKey, versionCollection} from './stored-function.ts';

interface NamedInput {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

/** A function version found by name and qualifier. */
export interface FoundVersion {
  readonly name: string;
  readonly version: StoredVersion;
  /** The qualifier as asked for: version, alias, or undefined. */
  readonly qualifier: string | undefined;
  /** Present when the qualifier is an alias. */
  readonly alias?: StoredAlias;
}

/** Finds what FunctionName and Qualifier name; an alias leads to its main version. Throws the service's 404. */
export function findVersion(input: NamedInput, context: Context, action: string): FoundVersion {
  const reference = parseFunctionReference(input, context, action);
  const found = find(reference, context);
  if (!found) throw functionNotFound(context, reference);
  return found;
}

/**
 * Finds what is to be run: what FunctionName and Qualifier name, but of a managed function without a qualifier what was
 * published last as `$LATEST.PUBLISHED`, when there is that. Throws the service's 404, which names `$LATEST` where no
 * qualifier was given.
 */
export function findInvoked(input: NamedInput, context: Context, action: string): FoundVersion {
  const reference = parseFunctionReference(input, context, action);
  const found = find(reference, context);
  if (!found) throw functionNotFound(context, {qualifier: latest, ...reference});
  const isPlain = found.qualifier !== undefined || providerOf(found.version.configuration) === undefined;
  const published = isPlain ? undefined : getVersion(context, found.name, latestPublished);
  return published ? {...found, version: published} : found;
}

function find({name, qualifier}: FunctionReference, context: Context): FoundVersion | undefined {
  const direct = getVersion(context, name, qualifier ?? latest);
  if (direct) return {name, qualifier, version: direct};
  const alias = qualifier === undefined ? undefined : context.records.get(aliasCollection, name, qualifier);
  const version = alias ? getVersion(context, name, alias.version) : undefined;
  return alias && version && {name, qualifier, version, alias};
}

/** Finds what FunctionName and Qualifier name; throws `missing` where the service has its own words for a 404. */
export function findOr(missing: () => Error, input: NamedInput, context: Context, action: string): FoundVersion {
  const reference = parseFunctionReference(input, context, action);
  const found = find(reference, context);
  if (!found) throw missing();
  return found;
}

/** Finds the `$LATEST` version of a function that must be named without another qualifier. Throws the service's 404. */
export function findFunction(input: NamedInput, context: Context, action: string): FoundVersion {
  const reference = parseFunctionReference(input, context, action);
  const version = getVersion(context, reference.name, latest);
  if (!version) throw functionNotFound(context, reference);
  return {name: reference.name, qualifier: reference.qualifier, version};
}

/** Finds a function to change. Throws the service's 404, or its 400 for a version or an alias. */
export function findChangeable(input: NamedInput, context: Context, action: string): FoundVersion {
  const {qualifier = latest} = parseFunctionReference(input, context, action);
  if (qualifier !== latest) throw invalidParameter(functionsOnly);
  return findFunction(input, context, action);
}

/** What the service says to a version or alias where only a function will do. */
export const functionsOnly =
  'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. ' +
  'Please specify either a function name or an unqualified function ARN.';

/** A version by its number, `$LATEST` or `$LATEST.PUBLISHED`; undefined when there is none. */
export function getVersion({records}: Context, name: string, version: string): StoredVersion | undefined {
  return isVersion(version) ? records.get(versionCollection, name, toVersionKey(version)) : undefined;
}

/** Finds a version by its number. Throws the service's 404. */
export function requireVersion(context: Context, reference: Required<FunctionReference>): StoredVersion {
  const version = getVersion(context, reference.name, reference.qualifier);
  if (!version) throw functionNotFound(context, reference);
  return version;
}

/** Whether a qualifier is a version rather than an alias. */
export function isVersion(qualifier: string): boolean {
  return qualifier === latest || qualifier === latestPublished || /^\d+$/.test(qualifier);
}
