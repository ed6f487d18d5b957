import type {OperationOutput} from '../../schema/index.ts';
import {defineCollection} from '../store/index.ts';

type Recursion = NonNullable<OperationOutput<'GetFunctionRecursionConfig'>['RecursiveLoop']>;

/** What happens to recursive loops: owner is the function's name, key empty. */
export const recursion = defineCollection<Recursion>('function.recursion');
