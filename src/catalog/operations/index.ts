import type {OperationDeclaration} from '../../core/operation/operation.ts';
import {alarmOperations} from './alarms.ts';
import {aliasOperations} from './aliases.ts';
import {asyncOperations} from './async.ts';
import {capacityOperations} from './capacity-providers.ts';
import {codeSigningOperations} from './code-signing.ts';
import {concurrencyOperations} from './concurrency.ts';
import {durableOperations} from './durable.ts';
import {settingOperations} from './function-settings.ts';
import {functionOperations} from './functions.ts';
import {invokeOperations} from './invocations.ts';
import {layerOperations} from './layers.ts';
import {mappingOperations} from './mappings.ts';
import {permissionOperations} from './permissions.ts';
import {readOperations} from './reads.ts';
import {tagOperations} from './tags.ts';
import {urlOperations} from './urls.ts';
import {versionOperations} from './versions.ts';

/** What is known of operations beside their schemas, in the order of the menus. Operations that are not here have the default form. */
export const declarations: readonly OperationDeclaration[] = [
  ...under('Functions', functionOperations),
  ...under('Versions', versionOperations),
  ...under('Aliases', aliasOperations),
  ...under('Layers', layerOperations),
  ...under('Event sources', mappingOperations),
  ...under('Concurrency', concurrencyOperations),
  ...under('Asynchronous invocations', asyncOperations),
  ...under('Permissions', permissionOperations),
  ...under('Function URLs', urlOperations),
  ...under('Tags', tagOperations),
  ...under('Further settings', settingOperations),
  ...under('Invocations', invokeOperations),
  ...under('Durable executions', durableOperations),
  ...under('Alarms', alarmOperations),
  ...under('Capacity providers', capacityOperations),
  ...under('Code signing', codeSigningOperations),
  ...under('Read', readOperations),
];

function under(group: string, operations: readonly OperationDeclaration[]): readonly OperationDeclaration[] {
  return operations.map(declaration => ({...declaration, group}));
}
