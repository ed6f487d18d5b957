import type {OperationName} from '../../schema/index.ts';
import {account} from './account.ts';
import {aliases} from './aliases.ts';
import {concurrency} from './concurrency.ts';
import type {AsyncHandlers, Handlers} from './define-handlers.ts';
import {eventSourceMappings} from './event-source-mappings.ts';
import {codeUpdates, configurationUpdates} from './function-updates.ts';
import {functionCreation, functions} from './functions.ts';
import {invocations} from './invoke.ts';
import {layerPublication, layers} from './layers.ts';
import {permissions} from './permissions.ts';
import {tags} from './tags.ts';
import {versions} from './versions.ts';

/** All handlers that answer at once. A new group of operations is a file beside this one and a line here. */
export const handlers: Handlers = {
  ...account,
  ...aliases,
  ...concurrency,
  ...configurationUpdates,
  ...eventSourceMappings,
  ...functions,
  ...layers,
  ...permissions,
  ...tags,
  ...versions,
};

/** All handlers that await something. */
export const asyncHandlers: AsyncHandlers = {
  ...codeUpdates,
  ...functionCreation,
  ...invocations,
  ...layerPublication,
};

/** The operations this sandbox implements. */
export const implementedOperations: readonly OperationName[] = [
  ...Object.keys(handlers),
  ...Object.keys(asyncHandlers),
].toSorted() as OperationName[];
