import type {Board} from '../../core/incidents/board.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import {createFinder} from '../../core/search/finder.ts';
import type {IncidentsState} from './incidents-state.ts';

/** The incidents that match the filter, the worst first whatever matches best. */
export function shownIncidents(board: Board, {filter}: IncidentsState): readonly Incident[] {
  if (filter.text.trim() === '') return board.incidents;
  const found = new Set(createFinder(board.incidents, ({functionName}) => functionName)(filter.text));
  return board.incidents.filter(incident => found.has(incident));
}

/** The row of the cursor: it follows its function. */
export function selectedIndex(incidents: readonly Incident[], {selected}: IncidentsState): number {
  return Math.max(
    0,
    incidents.findIndex(({functionName}) => functionName === selected),
  );
}
