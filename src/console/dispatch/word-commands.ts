import {paneInPlace} from '../../core/resource/shown-resources.ts';
import type {Choice} from '../bindings/command.ts';
import {sidePanes} from '../bindings/index.ts';
import {listSavedFilters} from '../filters/saved-filters.ts';
import {listHidable} from '../layout/turn-panes.ts';
import {buildThemeList} from '../looks/themes.ts';
import type {WordCommand} from '../palette/word-command.ts';
import {connectionOf} from '../session/connection-of.ts';
import {listSortChoices} from '../sort/sort-choices.ts';
import {listGroupings, toGroupChoice} from '../tags/groups.ts';
import type {ControllerTools} from '../tools/parts.ts';

type Listed = Pick<WordCommand, 'choices' | 'free' | 'tries'>;

/** The commands that take something behind them: a further one is a further entry. */
const listed: readonly {readonly name: string; readonly title: string; list(tools: ControllerTools): Listed}[] = [
  {name: 'sort', title: 'Sort the list by a column', list: tools => ({choices: listSortChoices(tools)})},
  {
    name: 'filter',
    title: 'Filter the list by what has that name',
    list: tools => ({choices: listSavedFilters(tools)}),
  },
  {
    name: 'group',
    title: 'Group the list by stack or tag',
    list: tools => ({choices: listGroupings(tools), free: toGroupChoice}),
  },
  {name: 'tab', title: 'Turn to a tab of Detail', list: tools => ({choices: listTabs(tools)})},
  {name: 'go', title: 'Go to a pane', list: tools => ({choices: listPanes(tools)})},
  {name: 'hide', title: 'Hide a pane, or show it again', list: tools => ({choices: listHidable(tools)})},
  {name: 'theme', title: 'Draw in a theme', list: buildThemeList},
];

/** The same with what can stand behind them as things stand. */
export function listWordCommands(tools: ControllerTools): readonly WordCommand[] {
  const commands = listed.map(({name, title, list}) => ({name, title, ...list(tools)}));
  return commands.filter(({choices}) => choices.length > 0);
}

/** The commands of which it has to be read what can stand behind them. */
export const readCommands: readonly Pick<WordCommand, 'name' | 'title'>[] = [
  {name: 'region', title: 'Switch to a region'},
  {name: 'profile', title: 'Switch to a profile'},
];

/** The names of all commands that take something behind them. */
export const wordNames: readonly string[] = [...listed, ...readCommands].map(({name}) => name);

/** Those of which it has to be read, with what can stand behind them. */
export async function readWordCommands(tools: ControllerTools): Promise<readonly WordCommand[]> {
  // Files that cannot be read are told of where profiles are chosen.
  const profiles = readProfileChoices(tools).catch(() => []);
  const choices: Readonly<Record<string, readonly Choice[]>> = {
    region: await readRegionChoices(tools),
    profile: await profiles,
  };
  return readCommands.map(command => ({...command, choices: choices[command.name] ?? []}));
}

/** The profiles of the AWS configuration files. Rejects when these cannot be read. */
export async function readProfileChoices({services}: ControllerTools): Promise<readonly Choice[]> {
  return (await services.profiles()).map(({name, region, isUsed}) => ({
    label: name,
    group: 'All profiles',
    ...(isUsed && {isCurrent: true as const}),
    ...((region !== undefined || isUsed) && {
      note: `${region === undefined ? '' : ` ${region}`}${isUsed ? ' (where you are)' : ''}`,
    }),
    command: {type: 'connect', profile: name},
  }));
}

/** The regions there are. */
export async function readRegionChoices({services, store}: ControllerTools): Promise<readonly Choice[]> {
  const current = connectionOf(store.getState())?.region;
  return (await services.regions()).map(({id, name}) => ({
    label: id,
    also: name,
    group: 'All regions',
    ...(id === current && {isCurrent: true as const, note: '(where you are)'}),
    command: {type: 'connect', region: id},
  }));
}

function listTabs({store, workspace}: ControllerTools): readonly Choice[] {
  const {subject, tabs} = store.getState();
  const resource = workspace.resource(subject);
  return (resource?.tabs ?? []).map(({title}, tab) => ({
    label: title.toLowerCase(),
    ...((tabs[subject] ?? 0) === tab && {isCurrent: true as const}),
    command: {type: 'open-tab', resource: subject, tab},
  }));
}

function listPanes({resources, store}: ControllerTools): readonly Choice[] {
  const {focus, subject} = store.getState();
  return [...resources, ...sidePanes].map(({name, title}) => ({
    label: title.toLowerCase(),
    ...(focus === name && {isCurrent: true as const}),
    command: {type: 'focus', pane: paneInPlace(resources, name, subject)},
  }));
}
