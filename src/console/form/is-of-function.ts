import {parseFunctionArn} from '../../core/format/arn.ts';
import {toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';

/** Whether what a pane lists under `parent` is of the function that an input names; of any when it names none. */
export function isOfFunction(parent: Item | undefined, given: Item): boolean {
  return parent === undefined || given['FunctionName'] === undefined || nameOf(parent) === nameOf(given);
}

function nameOf({FunctionName}: Item): string | undefined {
  return parseFunctionArn(FunctionName)?.name ?? toOptionalText(FunctionName);
}
