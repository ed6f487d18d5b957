import type {OwnCommand} from '../../core/own-commands/own-command.ts';
import {type Action, defineActions} from '../bindings/action.ts';

/** What the user's own commands are in the panes: on their keys, in the palette and in the help. */
export function toOwnActions(commands: readonly OwnCommand[]): readonly Action[] {
  return defineActions(
    commands.map(command => ({
      name: command.name,
      title: command.title,
      keys: command.key === undefined ? [] : [command.key],
      scopes: ['list', 'detail'],
      ...(command.panes && {resources: command.panes}),
      group: 'Own commands',
      inHelp: true,
      unavailable: ({session: {connection}}) => {
        if (connection.state !== 'ready') return 'there is no connection';
        const isRefused = command.changes && connection.connection.lock.readOnly;
        return isRefused ? 'this session is read-only; W leaves that for 10 minutes' : undefined;
      },
      run: () => ({type: 'own-command', command}),
    })),
  );
}
