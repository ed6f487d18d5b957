import type {LineOpening, OtherPlace} from '../../core/line-opening.ts';
import {findWebConsole} from '../../core/resource/web-console.ts';
import {findRoleName} from '../../core/roles/role.ts';
import type {Choice} from '../bindings/command.ts';
import {openMenu} from '../dialogs/menu.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Opens what a row of Detail leads to. */
export function openLine(tools: ControllerTools, opens: LineOpening): void {
  const {store, workspace, execute} = tools;
  const {subject} = store.getState();
  switch (opens.type) {
    case 'pane':
      return execute({type: 'go-to', pane: opens.pane, ...(opens.id !== undefined && {id: opens.id})});
    case 'tab': {
      const tab = workspace.resource(subject)?.tabs.findIndex(({title}) => title === opens.title) ?? -1;
      return tab === -1 ? undefined : execute({type: 'open-tab', resource: subject, tab});
    }
    case 'logs':
      return execute({type: 'log', command: {type: 'follow'}});
    case 'operation':
      return execute({type: 'operation', name: opens.name});
    case 'place':
      return openPlace(tools, opens.place);
  }
}

/** What is elsewhere is led to: by the address of its page, and by the command that tells of it. */
function openPlace(tools: ControllerTools, {title, arn, command, path}: OtherPlace): void {
  const connection = connectionOf(tools.store.getState());
  const host = connection === undefined || connection.sandbox ? undefined : findWebConsole(connection.region);
  const copies: readonly (readonly [what: string, text: string | undefined])[] = [
    ['aws command', command],
    ['ARN', arn],
    [
      'address of its page in the AWS web console',
      host === undefined || path === undefined ? undefined : `https://${host}${path}`,
    ],
  ];
  const choices = copies.flatMap(([what, text]): readonly Choice[] =>
    text === undefined ? [] : [{label: `Copy the ${what}`, note: text, command: {type: 'copy', what, text}}],
  );
  const isRead = connection !== undefined && findRoleName(arn) !== undefined;
  const own: readonly Choice[] = isRead
    ? [{label: 'Who may take it, and its policies', command: {type: 'role', connection, arn}}]
    : [];
  openMenu(tools, {title, choices: [...own, ...choices]});
}
