import {parseFunctionArn} from '../../core/format/arn.ts';
import {toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {recordOf, whyNoUndo} from '../session/connection-of.ts';
import {type Action, type ActionContext, defineActions} from './action.ts';
import {listInvocations, tellUnknown} from './log-actions.ts';
import {screenActions} from './screen-actions.ts';

/** What can be done anywhere: panes, screen, connection, leaving. */
export const consoleActions: readonly Action[] = defineActions([
  {
    name: 'next-pane',
    title: 'Next pane',
    keys: ['tab'],
    scopes: ['everywhere'],
    group: 'Panes',
    hidden: true,
    run: () => ({type: 'focus-next', by: 1}),
  },
  {
    name: 'previous-pane',
    title: 'Previous pane',
    keys: ['shift+tab'],
    scopes: ['everywhere'],
    group: 'Panes',
    hidden: true,
    run: () => ({type: 'focus-next', by: -1}),
  },
  {
    name: 'back',
    title: 'Back, close, clear the filter, stop waiting',
    keys: ['esc'],
    scopes: ['everywhere'],
    group: 'Panes',
    hidden: true,
    run: () => ({type: 'back'}),
  },
  ...screenActions,
  {
    name: 'palette',
    title: 'Command palette',
    keys: [':'],
    scopes: ['everywhere'],
    group: 'Console',
    footer: {place: 80, label: 'command'},
    hidden: true,
    run: () => ({type: 'palette'}),
  },
  {
    name: 'help',
    title: 'Help',
    keys: ['?'],
    scopes: ['everywhere'],
    group: 'Console',
    footer: {place: 90, label: 'help'},
    run: () => ({type: 'help'}),
  },
  {
    name: 'refresh',
    title: 'Refresh',
    keys: ['r'],
    scopes: ['everywhere'],
    group: 'Console',
    footer: {place: 50, label: 'refresh'},
    run: () => ({type: 'refresh'}),
  },
  {
    name: 'region',
    title: 'Switch region',
    keys: ['R'],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'region-menu'}),
  },
  {
    name: 'profile',
    title: 'Switch profile',
    keys: ['P'],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'profile-menu'}),
  },
  {
    name: 'theme',
    title: 'Theme: choose the colours',
    keys: [],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'theme-menu'}),
  },
  {
    name: 'info',
    title: 'Info: what is used, and why',
    keys: [],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'info'}),
  },
  {
    name: 'sign-in',
    title: 'Sign in',
    keys: ['L'],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'sign-in'}),
  },
  {
    name: 'incidents',
    title: 'Incidents: which functions hurt, and since when',
    keys: ['H'],
    scopes: ['everywhere'],
    group: 'Console',
    footer: {place: 85, label: 'incidents'},
    run: () => ({type: 'incidents', change: 'open'}),
  },
  {
    name: 'changes',
    title: 'Changes: what was changed, when and by whom',
    keys: ['C'],
    scopes: ['everywhere'],
    group: 'Console',
    run: ({item}) => ({type: 'changes', of: findFunctionName(item)}),
  },
  {
    name: 'cost',
    title: 'Cost: what functions are estimated to cost, and what could be saved',
    keys: ['$'],
    scopes: ['everywhere'],
    group: 'Console',
    run: ({item}) => ({type: 'cost', of: findFunctionName(item)}),
  },
  {
    name: 'messages',
    title: 'Messages of this session, with their times',
    keys: ['M'],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'messages'}),
  },
  {
    name: 'undo',
    title: 'Undo the last change',
    keys: ['u'],
    scopes: ['everywhere'],
    group: 'Console',
    unavailable: ({session}) => whyNoUndo(session),
    run: () => ({type: 'undo'}),
  },
  {
    name: 'write-lock',
    title: 'Leave read-only for 10 minutes, or return to it',
    keys: ['W'],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'write-lock'}),
  },
  {
    name: 'journal',
    title: 'Journal of all calls',
    keys: [],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'journal'}),
  },
  {
    name: 'unresolved',
    title: 'Unresolved changes and invocations: what became of them',
    keys: [],
    scopes: ['everywhere'],
    group: 'Console',
    unavailable: ({session}) =>
      session.unresolved.length === 0 ? 'every change and invocation has an outcome' : undefined,
    run: () => ({type: 'unresolved'}),
  },
  {
    name: 'export-journal',
    title: 'Export the journal as a Markdown note',
    keys: [],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'export-journal'}),
  },
  {
    name: 'runs',
    title: 'Invocations of this session',
    keys: ['I'],
    scopes: ['everywhere'],
    group: 'Console',
    unavailable: context => {
      const unknown = hasRuns(context) ? undefined : tellUnknown(context);
      return unknown === undefined ? undefined : `nothing was invoked yet; ${unknown}`;
    },
    run: context => (hasRuns(context) ? {type: 'runs'} : listInvocations(context, nothingInvoked)),
  },
  {
    name: 'suspend',
    title: 'Suspend to the shell',
    keys: ['ctrl+z'],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'terminal', change: 'suspend'}),
  },
  {
    name: 'redraw',
    title: 'Draw the screen anew, where another program has written over it',
    keys: ['ctrl+t'],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'terminal', change: 'redraw'}),
  },
  {
    name: 'quit',
    title: 'Quit',
    keys: ['q'],
    scopes: ['everywhere'],
    group: 'Console',
    run: () => ({type: 'quit', asked: false, exitCode: 0}),
  },
  {
    name: 'interrupt',
    title: 'Quit as interrupted',
    keys: ['ctrl+c'],
    scopes: ['everywhere'],
    group: 'Console',
    hidden: true,
    // What shells expect of a program that was interrupted: 128 and the number of SIGINT.
    run: () => ({type: 'quit', asked: false, exitCode: 130}),
  },
]);

/** The function that an item is, is of or leads to. */
function findFunctionName(item: Item = {}): string | undefined {
  const arn = item['FunctionArn'] ?? item['AliasArn'];
  return parseFunctionArn(arn)?.name ?? toOptionalText(item['FunctionName']);
}

const nothingInvoked = 'Nothing was invoked from here yet: these are the invocations that the log knows';

function hasRuns({session}: ActionContext): boolean {
  return recordOf(session).runs.length > 0;
}
