import type {OperationName} from '../../schema/index.ts';
import {accountHandlers} from './account.ts';
import {aliasHandlers} from './aliases.ts';
import {capacityProviderHandlers} from './capacity-providers.ts';
import {codeSigningHandlers} from './code-signing.ts';
import {concurrencyHandlers} from './concurrency.ts';
import type {AsyncHandlers, Handlers} from './define-handlers.ts';
import {callbackHandlers} from './durable-callbacks.ts';
import {checkpointHandlers} from './durable-checkpoints.ts';
import {executionHandlers} from './durable-executions.ts';
import {eventInvokeHandlers} from './event-invoke-configs.ts';
import {mappingHandlers} from './event-source-mappings.ts';
import {functionSettingHandlers} from './function-settings.ts';
import {codeUpdateHandlers, configurationUpdateHandlers} from './function-updates.ts';
import {functionUrlHandlers} from './function-urls.ts';
import {functionCreationHandlers, functionHandlers} from './functions.ts';
import {invocationHandlers} from './invoke.ts';
import {streamedInvocationHandlers} from './invoke-with-response-stream.ts';
import {layerPermissionHandlers} from './layer-permissions.ts';
import {layerHandlers, layerPublicationHandlers} from './layers.ts';
import {permissionHandlers} from './permissions.ts';
import {provisionedConcurrencyHandlers} from './provisioned-concurrency.ts';
import {resourcePolicyHandlers} from './resource-policies.ts';
import {scalingHandlers} from './scaling.ts';
import {tagHandlers} from './tags.ts';
import {versionHandlers} from './versions.ts';
/** All handlers that answer at once. A new group of operations is a file beside this one and a line here. */
export const handlers: Handlers = {
  ...accountHandlers,
  ...aliasHandlers,
  ...capacityProviderHandlers,
  ...concurrencyHandlers,
  ...configurationUpdateHandlers,
  ...mappingHandlers,
  ...functionHandlers,
  ...layerHandlers,
  ...permissionHandlers,
  ...tagHandlers,
  ...codeSigningHandlers,
  ...callbackHandlers,
  ...checkpointHandlers,
  ...executionHandlers,
  ...eventInvokeHandlers,
  ...functionSettingHandlers,
  ...functionUrlHandlers,
  ...layerPermissionHandlers,
  ...provisionedConcurrencyHandlers,
  ...resourcePolicyHandlers,
  ...scalingHandlers,
  ...versionHandlers,
};

/** All handlers that await something. */
export const asyncHandlers: AsyncHandlers = {
  ...codeUpdateHandlers,
  ...functionCreationHandlers,
  ...invocationHandlers,
  ...layerPublicationHandlers,
  ...streamedInvocationHandlers,
};

/** The operations this sandbox implements. */
export const implementedOperations: readonly OperationName[] = [
  ...Object.keys(handlers),
  ...Object.keys(asyncHandlers),
].toSorted() as OperationName[];
