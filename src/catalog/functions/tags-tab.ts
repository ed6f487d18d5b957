import {toOptionalText} from '../../core/format/members.ts';
import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildTagRows, noTags} from '../lines/tag-rows.ts';
import type {FunctionConfiguration} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();

/** The function's tags. */
export const tagsTab = tab({
  title: 'Tags',
  keys: {n: 'TagResource', e: 'TagResource', D: 'UntagResource'},
  reads: {
    tags: read('ListTags', (item: FunctionConfiguration) => {
      const Resource = toOptionalText(item.FunctionArn);
      return Resource === undefined ? undefined : {Resource};
    }),
  },
  lines: (_item, {tags}) => fromAnswer(tags, noTags, answer => buildTagRows(answer?.Tags)),
});
