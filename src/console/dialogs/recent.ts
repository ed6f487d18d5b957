import type {Choice} from '../bindings/command.ts';

/** By this a choice is known again when its list is opened anew. */
export function toKnownAs({label, also, command}: Choice): string {
  return command.type === 'set-value' ? command.text : (also ?? label);
}

/** What was chosen last before the others, under a heading of its own. */
export function putRecentFirst(choices: readonly Choice[], chosen: readonly string[]): readonly Choice[] {
  const recent = chosen
    .slice(0, shownRecent)
    .map(name => choices.find(choice => toKnownAs(choice) === name))
    .filter(choice => choice !== undefined);
  const others = choices.filter(choice => !recent.includes(choice));
  if (recent.length === 0) return choices;
  return [
    ...recent.map(choice => ({...choice, group: 'Recent'})),
    ...others.map(choice => ({...choice, group: choice.group ?? 'Others'})),
  ];
}

const shownRecent = 5;
