import {editKeys} from '../../core/edit/text-edit.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Action} from '../bindings/action.ts';
import {bindingsIn} from '../tools/define-dialog.ts';
import type {KeyTable} from './key-table.ts';

/** A binding as it stands in a table of keys. */
export interface ShownBinding {
  /** What the settings call it; undefined where its keys cannot be changed. */
  readonly name: string | undefined;
  readonly title: string;
  readonly keys: readonly string[];
}

/** A place where keys work, with all that work there. */
export interface KeyPlace {
  readonly title: string;
  readonly bindings: readonly ShownBinding[];
}

/** All places where keys work, with every key: the panes, then every mode of every dialog, then text that is typed. */
export function listKeyPlaces({actions, kinds}: KeyTable, resources: readonly Resource[]): readonly KeyPlace[] {
  const dialogs = Object.values(kinds).flatMap(kind =>
    Object.entries(kind.modes).map(([mode, {title}]) => ({title, bindings: bindingsIn(kind, mode)})),
  );
  return [
    ...listPanePlaces(actions, resources),
    ...dialogs.toSorted((a, b) => a.title.localeCompare(b.title)),
    {title: 'Wherever text is typed', bindings: editKeys.map(binding => ({...binding, name: undefined}))},
  ].filter(({bindings}) => bindings.some(({keys}) => keys.length > 0));
}

function listPanePlaces(actions: readonly Action[], resources: readonly Resource[]): readonly KeyPlace[] {
  const isFor = (own: readonly string[] | undefined) => (action: Action) => action.resources?.join() === own?.join();
  const common = actions.filter(isFor(undefined));
  const special = [...new Set(actions.map(({resources: own}) => own?.join()))].filter(own => own !== undefined);
  return [
    {title: 'In every pane', bindings: common.filter(({scopes}) => scopes.includes('everywhere'))},
    {
      title: 'On the selection',
      bindings: common.filter(({scopes}) => !scopes.includes('everywhere') && scopes.includes('detail')),
    },
    {title: 'In a list', bindings: common.filter(({scopes}) => scopes.join() === 'list')},
    {title: 'In the Log', bindings: common.filter(({scopes}) => scopes.join() === 'log')},
    ...special.map(own => ({
      title: `On ${listTitles(own.split(','), resources)}`,
      bindings: actions.filter(isFor(own.split(','))),
    })),
  ];
}

function listTitles(names: readonly string[], resources: readonly Resource[]): string {
  return names.map(name => resources.find(resource => resource.name === name)?.title ?? name).join(', ');
}
