import {offerNames, type WrongSetting} from '../settings/wrong-setting.ts';

/** What is wrong with the panes that `commands` of the settings name, by the names of those there are; such a command is left out. */
export function findUnknownPanes(value: unknown, names: readonly string[]): readonly WrongSetting[] {
  const commands: readonly unknown[] = Array.isArray(value) ? value : [];
  return commands.flatMap((command, index): readonly WrongSetting[] => {
    const panes = (command as {readonly panes?: unknown} | null)?.panes;
    const at = Array.isArray(panes) ? panes.findIndex(pane => typeof pane === 'string' && !names.includes(pane)) : -1;
    if (!Array.isArray(panes) || at === -1) return [];
    const what = `there is no pane "${panes[at]}"; ${offerNames(panes[at], names)}. This command is left out`;
    return [{path: ['commands', index, 'panes', at], what}];
  });
}
