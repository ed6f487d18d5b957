import {findStack} from '../tags/stack.ts';
import type {Tags} from '../tags/tags.ts';
import type {ChangeStack, FunctionChange} from './change.ts';
import {roleChangeNames} from './change-names.ts';

/** What is known of a function's tags; undefined tags are not known. */
export interface FunctionTags {
  readonly tags: Tags | undefined;
  readonly isAwaited: boolean;
}

/** What deploys by stacks: CDK and SAM have CloudFormation do it, and speak for themselves where they are in a hurry. */
const stackTools = ['CloudFormation', 'CDK', 'SAM'];

/** Whether a stack may be what changed a function: of a change to its role the function's tags tell nothing. */
export function isByStack({author, operation}: FunctionChange): boolean {
  return stackTools.includes(author?.tool ?? '') && !roleChangeNames.includes(operation ?? '');
}

/** The changes, those that a stack made with its name. */
export function withStacks(
  changes: readonly FunctionChange[],
  tagsOf: (functionName: string) => FunctionTags,
): readonly FunctionChange[] {
  return changes.map(change =>
    isByStack(change) ? {...change, stack: toChangeStack(tagsOf(change.functionName))} : change,
  );
}

function toChangeStack({tags, isAwaited}: FunctionTags): ChangeStack {
  if (tags === undefined) return {type: 'unknown', isAwaited};
  const name = findStack(tags);
  return name === undefined ? {type: 'none'} : {type: 'stack', name};
}

/** `stack shop`, in the few words that a row has room for. */
export function formatChangeStack(stack: ChangeStack): string {
  if (stack.type === 'stack') return `stack ${stack.name}`;
  if (stack.type === 'none') return 'of no stack now';
  return stack.isAwaited ? 'stack not known yet' : 'stack not known';
}

/** The same with how that is known. */
export function describeChangeStack(stack: ChangeStack): string {
  if (stack.type === 'stack') return `${stack.name}, by the function’s tags now`;
  if (stack.type === 'none') return 'none, by the function’s tags now';
  return stack.isAwaited ? 'not known yet: its tags are being read' : 'not known: its tags cannot be read';
}
