import {parseTagQuery} from '../core/tags/tag-query.ts';
import type {StartView} from '../core/target/opening.ts';
import {tellNone} from './wrong-target.ts';

/** What is wrong with where the command line begins, in a sentence with what would be right; undefined where nothing is. */
export async function findWrongOpening(opening: StartView): Promise<string | undefined> {
  const {pane, view, filter, group} = opening;
  const hasTags = parseTagQuery(filter ?? '').words.length > 0;
  if (hasTags && view !== undefined)
    return `lambdeck: --view ${view} shows what has no tags of its own: leave --tag out, or --view.`;
  if (filter !== undefined && view === 'board')
    return 'lambdeck: the incident board is not filtered from here; leave --filter out.';
  if (opening.function === undefined && (view === 'logs' || view === 'invocations'))
    return `lambdeck: --view ${view} shows those of a function: name it with --function.`;
  if (pane === undefined) return undefined;
  const {functions, resources} = await import('../catalog/index.ts');
  const reached = resources.filter(({parent}) => parent === undefined || parent === functions);
  const resource = resources.find(({name}) => name === pane);
  if (resource === undefined)
    return tellNone(
      'pane',
      pane,
      reached.map(({name}) => name),
    );
  if ((hasTags || group !== undefined) && resource.tagged === undefined) {
    const names = resources.flatMap(({name, tagged}) => (tagged === undefined ? [] : [name]));
    return `lambdeck: ${pane} have no tags of their own; there are those of ${names.join(', ')}.`;
  }
  const {parent} = resource;
  if (parent === undefined || (parent === functions && opening.function !== undefined)) return undefined;
  return parent === functions
    ? `lambdeck: --pane ${pane} shows what belongs to a function: name it with --function.`
    : `lambdeck: --pane ${pane} shows what belongs to a ${parent.singular}: begin with --pane ${parent.name}.`;
}
