import {byBackground} from '../../core/theme/look.ts';
import {openPicker, type Picker} from '../dialogs/picker.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** A theme by its name, with what it is for. */
interface ThemeChoice {
  readonly name: string;
  readonly about: string;
}

/** The themes there are; the first leaves the choice to the terminal's background. */
function listThemes({services}: Pick<ControllerTools, 'services'>): readonly ThemeChoice[] {
  return [{name: byBackground, about: "dark or light, by the terminal's background"}, ...services.themes];
}

/** The name of the theme that the settings ask for; undefined where there is none of that name. */
export function findTheme(tools: Pick<ControllerTools, 'services'>, wanted = byBackground): string | undefined {
  return listThemes(tools).find(({name}) => name === wanted)?.name;
}

/** Draws in a theme until another is tried, or none, which brings back the chosen one. */
function tryTheme({store}: Pick<ControllerTools, 'store'>, name: string | undefined): void {
  store.dispatch({type: 'look', look: {tried: name}});
}

/** Draws in a theme from now on, also after the next start. */
export async function wearTheme(tools: ControllerTools, name: string): Promise<void> {
  const {store, services, notify} = tools;
  if (!listThemes(tools).some(theme => theme.name === name)) {
    notify(
      `There is no theme ${name}. There are ${listThemes(tools)
        .map(theme => theme.name)
        .join(', ')}.`,
      'warn',
    );
    return;
  }
  store.dispatch({type: 'look', look: {chosen: name, tried: undefined}});
  const kept = await services.keepTheme(name);
  if ('problem' in kept) notify(`The theme is ${name} only until the console is left: ${kept.problem.why}`, 'warn');
}

/** The themes to choose from, each to be drawn in while the cursor is on it. */
export function buildThemeList(tools: ControllerTools): Pick<Picker, 'choices' | 'tries'> {
  const {chosen} = tools.store.getState().look;
  return {
    choices: listThemes(tools).map(({name, about}) => ({
      label: name,
      also: about,
      ...(name === chosen && {note: '(worn now)', isCurrent: true as const}),
      command: {type: 'theme', name} as const,
    })),
    tries: choice => tryTheme(tools, choice?.command.type === 'theme' ? choice.command.name : undefined),
  };
}

/** Lets the user choose a theme, drawn in the one under the cursor meanwhile. */
export function openThemes(tools: ControllerTools): void {
  openPicker(tools, {title: 'Theme', ...buildThemeList(tools)});
}
