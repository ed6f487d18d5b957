import {Box} from 'ink';
import type {Overlay} from '../../console/session/overlay.ts';
import {overlayRect} from '../../console/tools/overlay-rect.ts';
import type {Layout, Rect} from '../../core/layout.ts';
import {BulkView} from '../form/bulk-view.tsx';
import {ConflictView} from '../form/conflict-view.tsx';
import {OperationFormView} from '../form/form-view.tsx';
import {ReviewView} from '../form/review-view.tsx';
import {useSession} from '../hooks/use-console.ts';
import {IncidentsView} from '../incidents/incidents-view.tsx';
import {JournalView} from '../journal/journal-view.tsx';
import {RemediesView} from '../remedies/remedies-view.tsx';
import {RunView} from '../run/run-view.tsx';
import {RunsView} from '../run/runs-view.tsx';
import {SaveView} from '../run/save-view.tsx';
import {WorkbenchView} from '../workbench/workbench-view.tsx';
import {HelpView} from './help-view.tsx';
import {MenuView} from './menu-view.tsx';
import {PickerView} from './picker-view.tsx';
import {PromptView} from './prompt-view.tsx';
import {TextView} from './text-view.tsx';

/** What lies over the panes, at its place. */
export function OverlayView({layout}: {layout: Layout}) {
  const overlay = useSession(session => session.overlay);
  if (overlay === undefined) return null;
  const under = liesInTheMiddle(overlay) && 'under' in overlay ? overlay.under : undefined;
  return (
    <>
      {under === undefined ? null : <Placed overlay={under} layout={layout} />}
      <Placed overlay={overlay} layout={layout} />
    </>
  );
}

/** True for what leaves most of what it was opened over in view. */
function liesInTheMiddle({type}: Overlay): boolean {
  return type === 'picker' || type === 'menu' || type === 'run-save';
}

function Placed({overlay, layout}: {overlay: Overlay; layout: Layout}) {
  const rect = overlayRect(overlay, layout);
  return (
    <Box position="absolute" marginLeft={rect.x} marginTop={rect.y} width={rect.width} height={rect.height}>
      <OverlayBody overlay={overlay} rect={rect} />
    </Box>
  );
}

function OverlayBody({overlay, rect}: {overlay: Overlay; rect: Rect}) {
  switch (overlay.type) {
    case 'picker':
      return <PickerView picker={overlay} rect={rect} />;
    case 'menu':
      return <MenuView menu={overlay} rect={rect} />;
    case 'prompt':
      return <PromptView prompt={overlay} rect={rect} />;
    case 'help':
      return <HelpView help={overlay} rect={rect} />;
    case 'text':
      return <TextView text={overlay} rect={rect} />;
    case 'workbench':
      return <WorkbenchView workbench={overlay.workbench} rect={rect} />;
    case 'operation':
      return <OperationFormView form={overlay.form} revealed={overlay.revealed} rect={rect} />;
    case 'journal':
      return <JournalView journal={overlay} rect={rect} />;
    case 'incidents':
      return <IncidentsView overlay={overlay} rect={rect} />;
    case 'remedies':
      return <RemediesView overlay={overlay} rect={rect} />;
    case 'review':
      return <ReviewView review={overlay} rect={rect} />;
    case 'bulk':
      return <BulkView bulk={overlay} rect={rect} />;
    case 'conflict':
      return <ConflictView conflict={overlay} rect={rect} />;
    case 'run':
      return <RunView overlay={overlay} rect={rect} />;
    case 'runs':
      return <RunsView overlay={overlay} rect={rect} />;
    case 'run-save':
      return <SaveView save={overlay} rect={rect} />;
  }
}
