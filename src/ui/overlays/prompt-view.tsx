import {Box, Text} from 'ink';
import TextInput from 'ink-text-input';
import type {Rect} from '../../core/layout.ts';
import type {Overlay} from '../../core/session/session.ts';
import {useConsole} from '../hooks/use-console.ts';
import {bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../panes/rows.tsx';

/** One short text to type. */
export function PromptView({prompt, rect}: {prompt: Extract<Overlay, {type: 'prompt'}>; rect: Rect}) {
  const {theme, controller, store} = useConsole();
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const side = theme.focusedBorder('│');
  return (
    <Box flexDirection="column" width={rect.width}>
      <Rows rows={[topRow(frame, prompt.title)]} width={rect.width} />
      <Box width={rect.width}>
        <Text>{`${side} `}</Text>
        <Box width={rect.width - 4}>
          <TextInput
            value={prompt.text}
            onChange={text => store.dispatch({type: 'overlay', overlay: {...prompt, text}})}
            onSubmit={text => {
              if (text.trim() === '') return;
              store.dispatch({type: 'overlay', overlay: undefined});
              controller.execute(prompt.submit(text.trim()));
            }}
          />
        </Box>
        <Text>{` ${side}`}</Text>
      </Box>
      <Rows rows={[bottomRow(frame)]} width={rect.width} />
    </Box>
  );
}
