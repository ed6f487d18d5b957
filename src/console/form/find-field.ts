import {findPlaces, focusOnPlace} from '../../core/form/focus.ts';
import type {Stop} from '../../core/form/focus-stops.ts';
import {maskedText} from '../../core/mask.ts';
import {openPicker} from '../dialogs/picker.ts';
import type {At} from '../tools/parts.ts';
import type {FormState} from './states.ts';

/** Lists every field, item and entry of the form with its value, to go to by typing a part of either. */
export function findField({tools, dialog, state}: At<FormState>): void {
  const places = new Map(findPlaces(state.form).map(place => [formatPlace(place), place]));
  openPicker(tools, {
    title: 'Go to a field',
    choices: [...places].map(([text, place]) => ({
      label: `${text}${formatValue(place, state.revealed)}`,
      command: {type: 'set-value', text},
    })),
    take: text => {
      const place = places.get(text);
      const found = place === undefined ? undefined : focusOnPlace(dialog.state().form, place);
      if (found === undefined) return tools.notify(`There is no field ${text}.`, 'warn');
      dialog.update(current => ({...current, form: found}));
    },
  });
}

function formatPlace({path, part}: Stop): string {
  return part === 'add' ? `${path} + another` : path;
}

/** The beginning of a value: more than a row of it is not looked for. */
const longest = 200;

function formatValue(place: Stop, revealed: boolean): string {
  if (place.part !== 'value' || place.node.edit.text === '') return '';
  const isHidden = place.node.widget === 'secret' && !revealed;
  return `  ${isHidden ? maskedText : place.node.edit.text.slice(0, longest)}`;
}
