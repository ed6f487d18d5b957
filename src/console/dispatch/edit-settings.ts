import {tellProblem} from '../dialogs/tell-problem.ts';
import {openText} from '../dialogs/text.ts';
import {findTheme} from '../looks/themes.ts';
import type {ReadAnew} from '../own-settings.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {buildKeyTable} from './key-table.ts';

/** Opens the settings in the user's editor; what is changed there holds at once, and what is wrong with it is told. */
export async function editSettings(tools: ControllerTools): Promise<void> {
  const {services} = tools;
  const found = await services.settingsText();
  if ('problem' in found) return tellProblem(tools, found.problem);
  const edited = await services.edit(found.text, '.jsonc');
  if ('problem' in edited) return tellProblem(tools, edited.problem);
  if (edited.text === found.text) return tools.notify('The settings are as they were.', 'dim');
  const read = await services.writeSettings(edited.text);
  if ('problem' in read) return tellProblem(tools, read.problem);
  const told = [...read.notices, ...(await apply(tools, read))];
  if (told.length === 0) return tools.notify('The settings hold from now on.', 'good');
  openText(tools, 'Settings', told);
}

/** Has settings hold from now on; returns what is wrong with them, a sentence each. */
async function apply(tools: ControllerTools, {settings, place}: ReadAnew): Promise<readonly string[]> {
  const {theme, keys, commands, columns = {}, groups = {}, filters = {}, aliases = {}} = settings;
  const {store, resources, declarations, replaceKeys} = tools;
  const table = buildKeyTable(resources, declarations, keys, commands);
  replaceKeys(table);
  store.dispatch({type: 'own-settings', ownColumns: columns, groups, filters, aliases});
  const chosen = findTheme(tools, theme);
  if (chosen !== undefined) store.dispatch({type: 'look', look: {chosen, tried: undefined}});
  return [...(await place(table.problems)), ...(chosen === undefined ? [`There is no theme "${theme}".`] : [])];
}
