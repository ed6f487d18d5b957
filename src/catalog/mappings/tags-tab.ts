import {toOptionalText} from '../../core/format/members.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildTagRows, noTags} from '../lines/tag-rows.ts';

const tab = defineTab<'ListEventSourceMappings'>();

/** The mapping's tags. */
export const mappingTagsTab = tab({
  title: 'Tags',
  keys: {n: 'TagResource', e: 'TagResource', D: 'UntagResource'},
  reads: {tags: read('ListTags', toTagsInput)},
  lines: (_mapping, {tags}) => fromAnswer(tags, noTags, answer => buildTagRows(answer?.Tags)),
});

function toTagsInput(mapping: ItemOf<'ListEventSourceMappings'>): {Resource: string} | undefined {
  const Resource = toOptionalText(mapping.EventSourceMappingArn);
  return Resource === undefined ? undefined : {Resource};
}
