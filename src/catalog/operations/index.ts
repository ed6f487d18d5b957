import type {OperationDeclaration} from '../../core/operation.ts';
import {aliasOperations} from './aliases.ts';

/** What is known of operations beside their schemas. Operations that are not here have the default form. */
export const declarations: readonly OperationDeclaration[] = [...aliasOperations];
