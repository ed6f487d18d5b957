import type {QueryClient} from '@tanstack/query-core';
import {isWorkbenchChanged} from '../../core/workbench/workbench.ts';
import type {Command} from '../bindings/command.ts';
import type {Connection} from '../connection/connection.ts';
import {menuDialog, openMenu} from '../dialogs/menu.ts';
import {isOf} from '../reads/leave-reads.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Reads all of a connection on screen anew after a change; what is not on screen when it is looked at again. */
export function refreshAll(client: QueryClient, {key}: Connection): void {
  void client.invalidateQueries({predicate: isOf(key)});
}

/** Quits, asking first when something typed or awaited would be lost. */
export function quit(tools: ControllerTools, {asked, exitCode}: QuitCommand): void {
  const {dialogs, records, log} = tools.store.getState();
  const all = Object.values(records);
  const running = all.flatMap(({runs}) => runs).filter(({outcome}) => outcome.state === 'running').length;
  const unsaved = dialogs.some(({name, state}) => tools.kinds[name]?.isUnsaved?.(state));
  const drafts = all.flatMap(record => Object.values(record.drafts)).filter(isWorkbenchChanged);
  const kept = drafts.length + all.flatMap(({formDrafts}) => Object.values(formDrafts)).length;
  const reasons = [
    ...(running > 0 ? [`${running} invocation${running === 1 ? ' is' : 's are'} under way`] : []),
    ...(log.printing === undefined ? [] : [`${log.printing} runs`]),
    ...(unsaved || kept > 0 ? ['a form is not sent'] : []),
  ];
  if (asked || isAsking(tools) || reasons.length === 0) return tools.services.quit(exitCode);
  openMenu(tools, {
    title: `Quit? ${reasons.join(', ')}`,
    choices: [
      {label: 'Stay', command: {type: 'nothing'}},
      {label: 'Quit', command: {type: 'quit', asked: true, exitCode}},
    ],
  });
}

type QuitCommand = Extract<Command, {type: 'quit'}>;

/** Whether the question is on the screen: who presses Ctrl-C again means it. */
function isAsking({dialogs}: ControllerTools): boolean {
  const menu = dialogs.find(menuDialog);
  return menu?.isOnTop() === true && menu.state().choices.some(({command}) => command.type === 'quit');
}
