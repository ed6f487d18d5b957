import {applyEditKey, insertText, toTextEdit} from '../../core/edit/text-edit.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import {textMoves} from '../../core/keys/moves.ts';
import {moveTo, scrollTo} from '../../core/table/scroll.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {IncidentsOverlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {boardOf} from './board-cache.ts';
import {goToFirstError, goToLogs} from './go-to-function.ts';
import {selectedIndex, shownIncidents} from './shown-incidents.ts';

/** A key over the incident board. */
export function handleIncidentKey(tools: ControllerTools, overlay: IncidentsOverlay, key: string, input: string): void {
  if (overlay.typing) return handleFilterKey(tools, overlay, key, input);
  const session = tools.store.getState();
  const incidents = shownIncidents(boardOf(tools.client, session), overlay);
  const index = selectedIndex(incidents, overlay);
  const move = textMoves[key];
  if (move !== undefined) {
    // The status lines over the rows come and go: a page is a little less than the board.
    const height = Math.max(1, layoutOf(session, tools.resources).body.height - 9);
    const next = moveTo(move, index, height, incidents.length);
    const top = scrollTo(overlay.top, next, height, incidents.length);
    return tools.open({...overlay, selected: incidents[next]?.functionName, top});
  }
  const incident = incidents[index];
  if (incident !== undefined && handleIncident(tools, incident, key)) return;
  switch (key) {
    case 'esc':
      return overlay.filter.text === '' ? tools.close() : tools.open({...overlay, filter: toTextEdit('')});
    case 'q':
      return tools.close();
    case '/':
      return tools.open({...overlay, typing: true});
    case 'r':
      return tools.execute({type: 'incidents', change: 'open'});
    case '+':
      return tools.execute({type: 'incidents', change: 'widen'});
    case 'u':
      return tools.execute({type: 'undo'});
  }
}

/** Pasted text goes into the filter as one line. */
export function pasteIntoIncidents({open}: ControllerTools, overlay: IncidentsOverlay, text: string): void {
  open({...overlay, filter: insertText(overlay.filter, text, 'single'), top: 0});
}

function handleIncident(tools: ControllerTools, incident: Incident, key: string): boolean {
  switch (key) {
    case 'enter':
      void goToFirstError(tools, incident);
      return true;
    case 'l':
      goToLogs(tools, incident);
      return true;
    case '!':
      tools.execute({type: 'remedies', item: {FunctionArn: incident.functionArn}});
      return true;
    default:
      return false;
  }
}

function handleFilterKey(tools: ControllerTools, overlay: IncidentsOverlay, key: string, input: string): void {
  if (key === 'enter') return tools.open({...overlay, typing: false});
  if (key === 'esc') return tools.open({...overlay, typing: false, filter: toTextEdit('')});
  const typed = key === input || key === 'space' ? insertText(overlay.filter, input, 'single') : undefined;
  const filter = applyEditKey(overlay.filter, key, 'single') ?? typed;
  if (filter !== undefined) tools.open({...overlay, filter, top: 0});
}
