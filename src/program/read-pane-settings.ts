import {resources} from '../catalog/index.ts';
import {findUnknownPanes} from '../core/own-commands/find-unknown-panes.ts';
import type {WrongSetting} from '../core/settings/wrong-setting.ts';
import {type ListedResource, readOwnColumns} from '../core/table/own-columns.ts';
import {readGroups} from '../core/table/read-groups.ts';
import {getOperation} from '../schema/index.ts';
import type {Settings} from './parse-settings.ts';

/** What settings say of panes. */
export interface PaneSettings extends Pick<Settings, 'columns' | 'groups'> {
  readonly wrong: readonly WrongSetting[];
}

/** Reads `columns`, `groups` and the panes of `commands` of the settings by the panes there are; undefined is not there. */
export function readPaneSettings(columns: unknown, groups: unknown, commands: unknown): PaneSettings {
  const names = resources.map(({name}) => name);
  const ownColumns = columns === undefined ? undefined : readColumns(columns);
  const ownGroups = groups === undefined ? undefined : readGroups(groups, resources);
  return {
    ...(ownColumns && {columns: ownColumns.columns}),
    ...(ownGroups && {groups: ownGroups.groups}),
    wrong: [...(ownColumns?.wrong ?? []), ...(ownGroups?.wrong ?? []), ...findUnknownPanes(commands, names)],
  };
}

/** By the members that lists tell. */
function readColumns(value: unknown): ReturnType<typeof readOwnColumns> {
  const listed = resources.map((resource): ListedResource => {
    const list = getOperation(resource.list).output.find(({kind}) => kind === 'list');
    return {resource, members: resource.toRows === undefined ? (list?.item().members() ?? []) : []};
  });
  return readOwnColumns(value, listed);
}
