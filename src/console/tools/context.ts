import type {ActionContext} from '../bindings/action.ts';
import type {ControllerParts} from './parts.ts';

/** What actions may look at now: the selection of the focused list, or of the one Detail shows. */
export function toContext({store, workspace, resources}: ControllerParts): ActionContext {
  const session = store.getState();
  const subject = resources.find(({name}) => name === session.subject) ?? resources[0];
  if (subject === undefined) throw new Error('The catalog declares no resources');
  const focused = workspace.resource(session.focus);
  const scope = focused === undefined ? sideScope(session.focus) : 'list';
  const resource = focused ?? subject;
  const {selected, cursor} = workspace.pane(resource);
  return {session, scope, resource, item: selected, marked: cursor.marked.length};
}

function sideScope(pane: string): 'detail' | 'log' {
  return pane === 'log' ? 'log' : 'detail';
}
