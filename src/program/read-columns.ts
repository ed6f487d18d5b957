import {resources} from '../catalog/index.ts';
import {type ListedResource, readOwnColumns} from '../core/table/own-columns.ts';
import {getOperation} from '../schema/index.ts';

/** Reads `columns` of the settings by the panes there are and the members that their lists tell. */
export function readColumns(value: unknown): ReturnType<typeof readOwnColumns> {
  const listed = resources.map((resource): ListedResource => {
    const list = getOperation(resource.list).output.find(({kind}) => kind === 'list');
    return {resource, members: resource.toRows === undefined ? (list?.item().members() ?? []) : []};
  });
  return readOwnColumns(value, listed);
}
