import type {DialogKindName, DialogState} from '../console/dispatch/dialogs.ts';
import {seenDialogs} from '../console/shown/seen-dialogs.ts';
import type {Layout, Rect} from '../core/layout.ts';
import {dropMarks} from '../core/pointer/pointed.ts';
import {buildChangesView} from './changes/changes-view.ts';
import {buildCompareView} from './compare/compare-view.ts';
import {buildCostView} from './cost/cost-view.ts';
import {buildHelpView} from './dialogs/help-view.ts';
import {buildMenuView} from './dialogs/menu-view.ts';
import {buildPickerView} from './dialogs/picker-view.ts';
import {buildPromptView} from './dialogs/prompt-view.ts';
import {buildTextView} from './dialogs/text-view.ts';
import {buildWaitingView} from './dialogs/waiting-view.ts';
import {buildBulkView} from './form/bulk-view.ts';
import {buildConflictView} from './form/conflict-view.ts';
import {buildFormView} from './form/form-view.ts';
import {buildReviewView} from './form/review-view.ts';
import {buildIncidentsView} from './incidents/incidents-view.ts';
import {buildInsightsView} from './insights/insights-view.ts';
import {buildJournalView} from './journal/journal-view.ts';
import {buildLostJournalView} from './journal/lost-journal-view.ts';
import {buildUnresolvedView} from './journal/unresolved-view.ts';
import type {PlacedRows} from './paint/placed-rows.ts';
import {withoutFocus} from './paint/theme.ts';
import type {DrawnConsole} from './parts/console.ts';
import {buildQueueMessagesView} from './queues/queue-messages-view.ts';
import {buildQueuesView} from './queues/queues-view.ts';
import {buildRemediesView} from './remedies/remedies-view.ts';
import {buildRunView} from './run/run-view.ts';
import {buildRunsView} from './run/runs-view.ts';
import {buildSaveView} from './run/save-view.ts';
import {buildSourceView} from './source/source-view.ts';
import {buildWorkbenchView} from './workbench/workbench-view.ts';

type View<State> = (parts: DrawnConsole, state: State, rect: Rect) => readonly PlacedRows[];

/** How each kind of dialog is drawn: as it stands, and where. */
const views: {readonly [Name in DialogKindName]: View<DialogState<Name>>} = {
  bulk: buildBulkView,
  changes: buildChangesView,
  compare: buildCompareView,
  conflict: buildConflictView,
  cost: buildCostView,
  form: buildFormView,
  help: buildHelpView,
  incidents: buildIncidentsView,
  insights: buildInsightsView,
  journal: buildJournalView,
  'lost-journal': buildLostJournalView,
  menu: buildMenuView,
  'own-command': buildTextView,
  picker: buildPickerView,
  prompt: buildPromptView,
  'queue-messages': buildQueueMessagesView,
  'queue-step': buildTextView,
  queues: buildQueuesView,
  remedies: buildRemediesView,
  review: buildReviewView,
  run: buildRunView,
  runs: buildRunsView,
  'save-run': buildSaveView,
  source: buildSourceView,
  text: buildTextView,
  unresolved: buildUnresolvedView,
  waiting: buildWaitingView,
  workbench: buildWorkbenchView,
};

/** What lies over the panes, from below. What lies below something else has not the focus, and nothing in it can be pointed at. */
export function buildDialogRows(parts: DrawnConsole, layout: Layout): readonly PlacedRows[] {
  const {kinds, store} = parts;
  const seen = seenDialogs(parts, store.drawn.getState().dialogs);
  return seen.flatMap(({name, state}, index) => {
    const kind = kinds[name];
    // A dialog has the state of its kind, which is what the view of that name takes.
    const build = (views as Readonly<Record<string, View<never>>>)[name];
    if (kind === undefined || build === undefined) return [];
    const rect = kind.place(layout, state);
    if (index === seen.length - 1) return build(parts, state as never, rect);
    const below = build({...parts, theme: withoutFocus(parts.theme)}, state as never, rect);
    return below.map(placed => ({...placed, rows: placed.rows.map(dropMarks)}));
  });
}
