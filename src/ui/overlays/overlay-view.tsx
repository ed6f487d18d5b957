import {Box} from 'ink';
import type {Layout, Rect} from '../../core/layout.ts';
import type {Overlay} from '../../core/session/session.ts';
import {useSession} from '../hooks/use-console.ts';
import {ConflictView} from '../operation/conflict-view.tsx';
import {OperationFormView} from '../operation/form-view.tsx';
import {ReviewView} from '../operation/review-view.tsx';
import {FormView} from './form-view.tsx';
import {HelpView} from './help-view.tsx';
import {MenuView} from './menu-view.tsx';
import {PickerView} from './picker-view.tsx';
import {PromptView} from './prompt-view.tsx';
import {RunView} from './run-view.tsx';
import {TextView} from './text-view.tsx';

/** What lies over the panes, at its place. */
export function OverlayView({layout}: {layout: Layout}) {
  const overlay = useSession(session => session.overlay);
  if (overlay === undefined) return null;
  const rect = toRect(overlay, layout);
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
      return <HelpView top={overlay.top} rect={rect} />;
    case 'text':
      return <TextView text={overlay} rect={rect} />;
    case 'form':
      return <FormView form={overlay.form} rect={rect} />;
    case 'operation':
      return <OperationFormView form={overlay.form} revealed={overlay.revealed} rect={rect} />;
    case 'review':
      return <ReviewView review={overlay} rect={rect} />;
    case 'conflict':
      return <ConflictView conflict={overlay} rect={rect} />;
    case 'run':
      return <RunView id={overlay.id} top={overlay.top} rect={rect} />;
  }
}

/** Forms and runs take Detail's place, so that the log stays in view; texts the body; choices the middle. */
function toRect(overlay: Overlay, {body, dialog}: Layout): Rect {
  switch (overlay.type) {
    case 'form':
    case 'run':
      return dialog;
    case 'operation':
    case 'review':
    case 'conflict':
      return body;
    case 'help':
    case 'text':
      return body;
    case 'picker':
      return centred(body, 72, 20);
    case 'menu':
      return centred(body, 72, overlay.choices.length + 2);
    case 'prompt':
      return centred(body, 60, 3);
  }
}

function centred(body: Rect, width: number, height: number): Rect {
  const own = {width: Math.min(width, body.width - 4), height: Math.min(height, body.height - 2)};
  return {
    ...own,
    x: Math.floor((body.width - own.width) / 2),
    y: body.y + Math.max(0, Math.floor((body.height - own.height) / 3)),
  };
}
