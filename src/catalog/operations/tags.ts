import type {Item} from '../../core/item.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {needsTags} from './requirements.ts';
import {pickMembers, pickTagged} from './target.ts';

const on = ['functions', 'mappings', 'account-mappings', 'capacity-providers', 'code-signing-configs'];

const tags: CurrentState = {
  operation: 'ListTags',
  of: ['Resource'],
  input: fixed => pickMembers(fixed, 'Resource'),
  toKept: answer => pickMembers(answer, 'Tags'),
  toChoices: ({Tags}) => ({TagKeys: Object.keys((Tags ?? {}) as Item)}),
};

/** Tags of functions, mappings, capacity providers and code signing configurations; versions and aliases have none. */
export const tagOperations: readonly OperationDeclaration[] = [
  defineOperation<'TagResource'>({
    operation: 'TagResource',
    on,
    bulk: true,
    title: 'Add or change tags',
    fill: pickTagged,
    current: tags,
    replaces: ({Tags}, {Tags: old}) => ({Tags: pickMembers((old ?? {}) as Item, ...Object.keys((Tags ?? {}) as Item))}),
    undo: ({Resource, Tags}, before) => {
      const old = (before['Tags'] ?? {}) as Item;
      const keys = Object.keys((Tags ?? {}) as Item);
      const known = keys.filter(key => key in old);
      // One call cannot both take tags away and give others their value back.
      if (known.length > 0 && known.length < keys.length) return undefined;
      if (known.length === 0) return {operation: 'UntagResource', input: {Resource, TagKeys: keys}};
      return {operation: 'TagResource', input: {Resource, Tags: pickMembers(old, ...known)}};
    },
  }),
  defineOperation<'UntagResource'>({
    operation: 'UntagResource',
    requires: needsTags,
    on,
    bulk: true,
    title: 'Remove tags',
    fill: pickTagged,
    current: tags,
    removes: ({TagKeys}, {Tags}) =>
      Object.fromEntries(
        (TagKeys as readonly string[])
          .filter(key => Tags === undefined || Object.hasOwn(Tags as Item, key))
          .map(key => [`Tags{${key}}`, ((Tags ?? {}) as Item)[key] ?? '']),
      ),
    undo: ({Resource, TagKeys}, before) => {
      const Tags = pickMembers((before['Tags'] ?? {}) as Item, ...(TagKeys as readonly string[]));
      return Object.keys(Tags).length === 0 ? undefined : {operation: 'TagResource', input: {Resource, Tags}};
    },
  }),
  defineOperation<'ListTags'>({operation: 'ListTags', on, title: 'List tags', fill: pickTagged}),
];
