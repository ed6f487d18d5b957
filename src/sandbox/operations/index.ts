import type {OperationName} from '../../schema/index.ts';
import {account} from './account.ts';
import {aliases} from './aliases.ts';
import {capacityProviders} from './capacity-providers.ts';
import {codeSigning} from './code-signing.ts';
import {concurrency} from './concurrency.ts';
import type {AsyncHandlers, Handlers} from './define-handlers.ts';
import {durableCallbacks} from './durable-callbacks.ts';
import {durableCheckpoints} from './durable-checkpoints.ts';
import {durableExecutions} from './durable-executions.ts';
import {eventInvokeConfigs} from './event-invoke-configs.ts';
import {eventSourceMappings} from './event-source-mappings.ts';
import {functionSettings} from './function-settings.ts';
import {codeUpdates, configurationUpdates} from './function-updates.ts';
import {functionUrls} from './function-urls.ts';
import {functionCreation, functions} from './functions.ts';
import {invocations} from './invoke.ts';
import {streamedInvocations} from './invoke-with-response-stream.ts';
import {layerPermissions} from './layer-permissions.ts';
import {layerPublication, layers} from './layers.ts';
import {permissions} from './permissions.ts';
import {provisionedConcurrency} from './provisioned-concurrency.ts';
import {resourcePolicies} from './resource-policies.ts';
import {scaling} from './scaling.ts';
import {tags} from './tags.ts';
import {versions} from './versions.ts';
/** All handlers that answer at once. A new group of operations is a file beside this one and a line here. */
export const handlers: Handlers = {
  ...account,
  ...aliases,
  ...capacityProviders,
  ...concurrency,
  ...configurationUpdates,
  ...eventSourceMappings,
  ...functions,
  ...layers,
  ...permissions,
  ...tags,
  ...codeSigning,
  ...durableCallbacks,
  ...durableCheckpoints,
  ...durableExecutions,
  ...eventInvokeConfigs,
  ...functionSettings,
  ...functionUrls,
  ...layerPermissions,
  ...provisionedConcurrency,
  ...resourcePolicies,
  ...scaling,
  ...versions,
};

/** All handlers that await something. */
export const asyncHandlers: AsyncHandlers = {
  ...codeUpdates,
  ...functionCreation,
  ...invocations,
  ...layerPublication,
  ...streamedInvocations,
};

/** The operations this sandbox implements. */
export const implementedOperations: readonly OperationName[] = [
  ...Object.keys(handlers),
  ...Object.keys(asyncHandlers),
].toSorted() as OperationName[];
