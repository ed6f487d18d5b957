import type {Item} from '../item.ts';
import {parseFunctionArn} from './arn.ts';
import {toOptionalText} from './members.ts';

/** Name of the function that an item is, is of or leads to. */
export function findFunctionName(item: Item = {}): string | undefined {
  const arn = item['FunctionArn'] ?? item['AliasArn'];
  return parseFunctionArn(arn)?.name ?? toOptionalText(item['FunctionName']);
}
