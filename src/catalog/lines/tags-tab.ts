import type {ItemOf, ListOperation} from '../../core/list-operation.ts';
import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildTagRows, noTags} from './tag-rows.ts';

/** The tags of what has that ARN. */
export function defineTagsTab<Name extends ListOperation>(toArn: (item: ItemOf<Name>) => string | undefined) {
  return defineTab<Name>()({
    title: 'Tags',
    keys: {n: 'TagResource', e: 'TagResource', D: 'UntagResource'},
    reads: {
      tags: read('ListTags', (item: ItemOf<Name>) => {
        const Resource = toArn(item);
        return Resource === undefined ? undefined : {Resource};
      }),
    },
    lines: (_item, {tags}) => fromAnswer(tags, noTags, answer => buildTagRows(answer?.Tags)),
  });
}
