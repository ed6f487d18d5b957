import {isStandIn} from '../../core/format/aws-host.ts';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {findWebConsole} from '../../core/resource/web-console.ts';
import {ownerOf} from '../connection/owner.ts';
import {type Action, type ActionContext, defineActions, tellMarked, tellMissing, withItem} from './action.ts';
import type {Choice, Command} from './command.ts';

/** What can be done with the selected item. */
export const selectionActions: readonly Action[] = defineActions([
  {
    name: 'open',
    title: 'Open: what belongs to it, or details; in Detail, reveal or hide a secret',
    keys: ['enter'],
    scopes: ['list', 'detail'],
    group: 'Selection',
    hidden: true,
    run: () => ({type: 'open'}),
  },
  {
    name: 'invoke',
    title: 'Invoke',
    keys: ['i'],
    scopes: ['list', 'detail', 'log'],
    group: 'Selection',
    footer: {place: 10, label: 'invoke'},
    unavailable: context => {
      if (context.item !== undefined && ownerOf(context.item).lock.readOnly) return 'this session is read-only';
      if (invokeListed(context) !== undefined) return undefined;
      if (notOne(context) !== undefined) return notOne(context);
      return context.resource.invokeTarget === undefined
        ? `a ${context.resource.singular} cannot be invoked`
        : undefined;
    },
    run: context =>
      invokeListed(context) ??
      withItem(context, item => {
        const target = context.resource.invokeTarget?.(item);
        if (target === undefined) return undefined;
        const like = context.resource.begunWith?.(item);
        return {type: 'invoke', connection: ownerOf(item), target, ...(like !== undefined && {like})};
      }),
  },
  {
    name: 'related',
    title: 'Related: what belongs to it, what it belongs to and uses',
    keys: ['b'],
    scopes: ['list', 'detail'],
    group: 'Selection',
    unavailable: notOne,
    run: context => withItem(context, item => ({type: 'related', resource: context.resource, item})),
  },
  {
    name: 'actions',
    title: 'Actions on the selection',
    keys: ['a'],
    scopes: ['list', 'detail'],
    group: 'Selection',
    footer: {place: 20, label: 'actions'},
    hidden: true,
    unavailable: context => (context.awaited === undefined ? undefined : tellMissing(context)),
    run: () => ({type: 'actions'}),
  },
  {
    name: 'remedies',
    title: 'Stop the bleeding',
    keys: ['!'],
    scopes: ['list', 'detail', 'log'],
    resources: ['functions', 'versions', 'aliases', 'mappings', 'account-mappings'],
    group: 'Selection',
    unavailable: notOne,
    run: context => withItem(context, item => ({type: 'remedies', item})),
  },
  {
    name: 'copy',
    title: 'Copy name, ARN, JSON or command',
    keys: ['y'],
    scopes: ['list'],
    group: 'Selection',
    footer: {place: 30, label: 'copy'},
    unavailable: tellMissing,
    run: context => withItem(context, item => ({type: 'copy-menu', resource: context.resource, item})),
  },
  {
    name: 'copy-row',
    title: 'Copy the value of the row',
    keys: ['y'],
    scopes: ['detail'],
    group: 'Selection',
    footer: {place: 30, label: 'copy the value'},
    unavailable: tellMissing,
    run: context => withItem(context, item => ({type: 'copy-row', resource: context.resource, item})),
  },
  {
    name: 'copy-item',
    title: 'Copy name, ARN, JSON or command',
    keys: ['Y'],
    scopes: ['detail'],
    group: 'Selection',
    unavailable: tellMissing,
    run: context => withItem(context, item => ({type: 'copy-menu', resource: context.resource, item})),
  },
  {
    name: 'json',
    title: 'Show as JSON',
    keys: ['J'],
    scopes: ['list', 'detail'],
    group: 'Selection',
    footer: {place: 40, label: 'JSON'},
    unavailable: tellMissing,
    run: context => withItem(context, item => ({type: 'json', resource: context.resource, item})),
  },
  {
    name: 'link',
    title: 'Page in the AWS web console',
    keys: ['o'],
    scopes: ['list', 'detail', 'log'],
    group: 'Selection',
    unavailable: context => {
      if (context.item === undefined || notOne(context) !== undefined) return notOne(context);
      const connection = ownerOf(context.item);
      const {sandbox, endpoint, region} = connection;
      if (sandbox) return 'the sandbox has no web console';
      if (isStandIn(connection)) return `the AWS web console does not show what is at ${endpoint}`;
      if (findWebConsole(region) === undefined) return `the address of the web console of ${region} is not known`;
      return context.resource.consolePath === undefined
        ? `the web console has no page for a ${context.resource.singular}`
        : undefined;
    },
    run: context => withItem(context, item => ({type: 'link', resource: context.resource, item})),
  },
  {
    name: 'source',
    title: 'Source',
    keys: ['f'],
    scopes: ['list', 'detail'],
    group: 'Selection',
    footer: {place: 35, label: 'source'},
    unavailable: context => {
      if (notOne(context) !== undefined) return notOne(context);
      const {resource, item} = context;
      return item === undefined || resource.codePlace?.(item) === undefined
        ? `a ${resource.singular} has no code of its own`
        : undefined;
    },
    run: context => withItem(context, item => toSourceCommand(context.resource, item)),
  },
  {
    name: 'next-tab',
    title: 'Next tab of Detail',
    keys: [']'],
    scopes: ['everywhere'],
    group: 'Panes',
    hidden: true,
    run: () => ({type: 'tab', by: 1}),
  },
  {
    name: 'previous-tab',
    title: 'Previous tab of Detail',
    keys: ['['],
    scopes: ['everywhere'],
    group: 'Panes',
    hidden: true,
    run: () => ({type: 'tab', by: -1}),
  },
]);

/** Opens the code of an item; of one that leads to several it is asked which, or what is different. */
function toSourceCommand(resource: Resource, item: Item): Command | undefined {
  const connection = ownerOf(item);
  const several = resource.codePlaces?.(item) ?? [];
  if (several.length > 1) {
    const choices = several.map(({label, place}): Choice => ({label, command: {type: 'source', connection, place}}));
    const compare: Choice = {
      label: 'what is different between them',
      command: {type: 'compare', command: {do: 'selection', resource, item}},
    };
    return {type: 'menu', title: `Source of ${resource.label(item)}`, choices: [...choices, compare]};
  }
  const place = resource.codePlace?.(item);
  return place === undefined ? undefined : {type: 'source', connection, place};
}

/** In the Log an invocation that is looked at is meant, and not what is selected elsewhere. */
function invokeListed({scope, session: {log}}: ActionContext): Command | undefined {
  const isListed = scope === 'log' && log.screen.type !== 'lines' && log.source?.targets !== undefined;
  return isListed ? {type: 'log', command: {type: 'invoke'}} : undefined;
}

/** For what works on one item: it takes none of several for the one that is meant. */
function notOne(context: ActionContext): string | undefined {
  return (context.scope === 'list' ? tellMarked(context) : undefined) ?? tellMissing(context);
}
