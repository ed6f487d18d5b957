import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {DialogKindName, DialogState} from '../console/dispatch/dialogs.ts';
import type {OpenDialog} from '../console/session/open-dialog.ts';
import type {Layout} from '../core/layout.ts';
import {ChangesView} from './changes/changes-view.tsx';
import {CompareView} from './compare/compare-view.tsx';
import {CostView} from './cost/cost-view.tsx';
import type {DialogViewProps} from './dialogs/dialog-view-props.ts';
import {HelpView} from './dialogs/help-view.tsx';
import {MenuView} from './dialogs/menu-view.tsx';
import {PickerView} from './dialogs/picker-view.tsx';
import {PromptView} from './dialogs/prompt-view.tsx';
import {TextView} from './dialogs/text-view.tsx';
import {WaitingView} from './dialogs/waiting-view.tsx';
import {BulkView} from './form/bulk-view.tsx';
import {ConflictView} from './form/conflict-view.tsx';
import {FormView} from './form/form-view.tsx';
import {ReviewView} from './form/review-view.tsx';
import {Below, useConsole, useSession} from './hooks/use-console.ts';
import {IncidentsView} from './incidents/incidents-view.tsx';
import {InsightsView} from './insights/insights-view.tsx';
import {JournalView} from './journal/journal-view.tsx';
import {LostJournalView} from './journal/lost-journal-view.tsx';
import {UnresolvedView} from './journal/unresolved-view.tsx';
import {QueueMessagesView} from './queues/queue-messages-view.tsx';
import {QueuesView} from './queues/queues-view.tsx';
import {RemediesView} from './remedies/remedies-view.tsx';
import {RunView} from './run/run-view.tsx';
import {RunsView} from './run/runs-view.tsx';
import {SaveView} from './run/save-view.tsx';
import {SourceView} from './source/source-view.tsx';
import {WorkbenchView} from './workbench/workbench-view.tsx';

/** How each kind of dialog is drawn. */
const views: {readonly [Name in DialogKindName]: (props: DialogViewProps<DialogState<Name>>) => ReactNode} = {
  bulk: BulkView,
  changes: ChangesView,
  compare: CompareView,
  conflict: ConflictView,
  cost: CostView,
  form: FormView,
  help: HelpView,
  incidents: IncidentsView,
  insights: InsightsView,
  journal: JournalView,
  'lost-journal': LostJournalView,
  menu: MenuView,
  'own-command': TextView,
  picker: PickerView,
  prompt: PromptView,
  'queue-messages': QueueMessagesView,
  'queue-step': TextView,
  queues: QueuesView,
  remedies: RemediesView,
  review: ReviewView,
  run: RunView,
  runs: RunsView,
  'save-run': SaveView,
  source: SourceView,
  text: TextView,
  unresolved: UnresolvedView,
  waiting: WaitingView,
  workbench: WorkbenchView,
};

/** What lies over the panes, at its place: the dialog on top, over those it leaves in view. */
export function DialogsView({layout}: {layout: Layout}) {
  const {kinds} = useConsole();
  const dialogs = useSession(session => session.dialogs);
  const covering = dialogs.findLastIndex(({name}) => !kinds[name]?.leavesView);
  return dialogs.slice(Math.max(0, covering)).map(dialog => (
    <Below key={dialog.id} isBelow={dialog !== dialogs.at(-1)}>
      <Placed dialog={dialog} layout={layout} />
    </Below>
  ));
}

function Placed({dialog: {name, state}, layout}: {dialog: OpenDialog; layout: Layout}) {
  const {kinds} = useConsole();
  const rect = kinds[name]?.place(layout, state);
  // A dialog has the state of its kind, which is what the view of that name takes.
  const Shown = (views as Readonly<Record<string, (props: DialogViewProps<never>) => ReactNode>>)[name];
  if (rect === undefined || Shown === undefined) return null;
  return (
    <Box position="absolute" marginLeft={rect.x} marginTop={rect.y} width={rect.width} height={rect.height}>
      <Shown state={state as never} rect={rect} />
    </Box>
  );
}
