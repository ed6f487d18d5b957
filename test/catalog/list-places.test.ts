import {expect, test} from 'vitest';
import {resources} from '../../src/catalog/index.ts';
import {findListPlace} from '../../src/core/resource/find-list-place.ts';
import {operations} from '../../src/schema/index.ts';

/** What is read to be shown to people: the state that a token is needed for is told to the function itself alone. */
const lists = [...operations.values()].filter(
  ({name, readOnly, pagination, input}) =>
    readOnly &&
    (pagination !== undefined || name.startsWith('List')) &&
    !input.some(field => field.required && field.name === 'CheckpointToken'),
);

test.each(lists.map(operation => [operation.name, operation] as const))(
  'what %s lists has a pane, or a tab that shows it to its end',
  (name, {pagination}) => {
    const place = findListPlace(resources, name, undefined);
    const resource = resources.find(one => one.name === place?.pane);
    expect(resource).toBeDefined();
    if (place?.tab === undefined) return expect(resource?.list).toBe(name);
    const reads = Object.values(resource?.tabs[place.tab]?.reads ?? {}).filter(read => read.operation === name);
    expect(reads.map(({all}) => all)).toEqual([pagination !== undefined]);
  },
);

test('a list that several have is shown of what is looked at', () => {
  const layers = resources.find(({name}) => name === 'capacity-providers');
  expect(findListPlace(resources, 'ListTags', layers)?.pane).toBe('capacity-providers');
  expect(findListPlace(resources, 'ListTags', undefined)?.pane).toBe('functions');
  expect(findListPlace(resources, 'ListAliases', layers)).toEqual({pane: 'aliases'});
});
