import {Box, Text} from 'ink';
import TextInput from 'ink-text-input';
import {promptHints} from '../../console/dialogs/prompt-hints.ts';
import type {Prompt} from '../../console/dialogs/prompt-state.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {useConsole} from '../hooks/use-console.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import type {DialogViewProps} from './dialog-view-props.ts';

/** One short text to type. The field is drawn only: its own keys would be taken before the last one was drawn, and lost. */
export function PromptView({state: prompt, rect}: DialogViewProps<Prompt>) {
  const {theme} = useConsole();
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const side = theme.focusedBorder('│');
  const width = innerWidth(rect.width);
  const hints = promptHints(prompt, width).map(({text, tone}) =>
    bodyRow(frame, theme.tones[tone](fitText(text, width))),
  );
  return (
    <Box flexDirection="column" width={rect.width}>
      <Rows rows={[topRow(frame, prompt.title)]} width={rect.width} />
      <Box width={rect.width}>
        <Text>{theme.finishRow(`${side} `)}</Text>
        <Box width={width}>
          <TextInput
            focus={false}
            value={theme.finishRow(lineWithCursor(prompt.edit, width, theme.selected))}
            onChange={unused}
          />
        </Box>
        <Text>{theme.finishRow(` ${side}`)}</Text>
      </Box>
      <Rows rows={[...hints, bottomRow(frame)]} width={rect.width} />
    </Box>
  );
}

function unused(): void {}
