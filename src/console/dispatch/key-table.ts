import type {OperationDeclaration} from '../../core/operation/operation.ts';
import type {OwnCommand} from '../../core/own-commands/own-command.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {offerNames, type WrongSetting} from '../../core/settings/wrong-setting.ts';
import type {Action} from '../bindings/action.ts';
import {toActions} from '../bindings/index.ts';
import {type Clash, findClashes, type Keymap, keepClash, remap, toKeymap} from '../bindings/keymap.ts';
import {toOwnActions} from '../own-commands/own-command-actions.ts';
import {bindingsIn} from '../tools/define-dialog.ts';
import type {ControllerParts, DialogKind} from '../tools/parts.ts';
import {dialogKinds} from './dialogs.ts';

/** Keys given in the settings in place of bindings' own, by the bindings' names. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>;

/** What every key does: in the panes, and in the dialogs. */
export interface KeyTable {
  readonly actions: readonly Action[];
  readonly keymap: Keymap;
  readonly kinds: Readonly<Record<string, DialogKind<string, unknown>>>;
  /** What is wrong with the keys that were given. */
  readonly problems: readonly WrongSetting[];
}

/** Builds the table of all bindings, with a user's own keys. */
export function buildKeyTable(
  resources: readonly Resource[],
  declarations: readonly OperationDeclaration[],
  keys: OwnKeys = {},
  commands: readonly OwnCommand[] = [],
): KeyTable {
  const panes = resources.map(({name}) => name);
  // Who reads the settings tells of the others.
  const right = commands.filter(command => command.panes?.every(pane => panes.includes(pane)) ?? true);
  const own = [...toActions(resources, declarations), ...toOwnActions(right)];
  const actions = remap(own, keys);
  const kinds = Object.fromEntries(
    Object.values<DialogKind<string, unknown>>(dialogKinds).map(kind => [
      kind.name,
      {...kind, bindings: remap(kind.bindings, keys)},
    ]),
  );
  const all = [...own, ...Object.values(kinds).flatMap(({bindings}) => bindings)];
  const known = new Set(all.map(({name}) => name));
  /** Where the settings give one of them the key; what has it by itself is in no settings. */
  const placeOf = (names: readonly string[]) => {
    const given = names.findLast(name => Object.hasOwn(keys, name));
    const command = commands.find(({name}) => names.includes(name));
    return given === undefined && command !== undefined ? ['commands', command.place, 'key'] : ['keys', given ?? ''];
  };
  // Those of the program itself have none: to look for them takes a tenth of the start.
  const hasOwn = right.length > 0 || Object.keys(keys).length > 0;
  return {
    actions,
    keymap: toKeymap(actions),
    kinds,
    problems: [
      ...Object.keys(keys)
        .filter(name => !known.has(name))
        .map(name => ({
          path: ['keys', name],
          what: `there is no action "${name}"; ${offerNames(name, [...known], '? lists those that there are')}`,
        })),
      ...(hasOwn ? [...findClashes(actions, panes), ...findDialogClashes(kinds)] : []).map(
        ({key, actions: [first, second]}) => ({
          path: placeOf([first, second]),
          what: `the key ${key} is given to both ${first} and ${second}`,
        }),
      ),
    ],
  };
}

/** What every key does, until that is replaced by another table: who has it once has what holds then. */
export function createLiveKeys(
  first: Omit<KeyTable, 'problems'>,
): Pick<ControllerParts, 'actions' | 'keymap' | 'kinds' | 'replaceKeys'> {
  let {keymap} = first;
  const actions = [...first.actions];
  const kinds = {...first.kinds};
  return {
    actions,
    kinds,
    keymap: (...asked) => keymap(...asked),
    replaceKeys: next => {
      keymap = next.keymap;
      actions.splice(0, actions.length, ...next.actions);
      Object.assign(kinds, next.kinds);
    },
  };
}

/** Every key that two bindings want in one mode of a dialog, each pair once. */
function findDialogClashes(kinds: KeyTable['kinds']) {
  const found = new Map<string, Clash>();
  for (const kind of Object.values(kinds)) {
    for (const mode of Object.keys(kind.modes)) {
      const taken = new Map<string, string>();
      for (const {name, keys} of bindingsIn(kind, mode)) {
        for (const key of keys) {
          const other = taken.get(key);
          if (other === undefined) taken.set(key, name);
          else keepClash(found, {key, actions: [other, name]});
        }
      }
    }
  }
  return [...found.values()];
}
