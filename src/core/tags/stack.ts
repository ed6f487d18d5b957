import {type Tags, valueOfTag} from './tags.ts';

/** The tag that CloudFormation puts on whatever belongs to a stack. */
export const stackKey = 'aws:cloudformation:stack-name';

/** The name of the stack that tags tell of; undefined where they tell of none. */
export function findStack(tags: Tags): string | undefined {
  return valueOfTag(tags, stackKey);
}
