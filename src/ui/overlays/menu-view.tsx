import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import type {Overlay} from '../../console/session/overlay.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {useConsole} from '../hooks/use-console.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../panes/rows.tsx';

/** A short menu. */
export function MenuView({menu, rect}: {menu: Extract<Overlay, {type: 'menu'}>; rect: Rect}) {
  const {theme, controller, store} = useConsole();
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const limit = Math.max(1, rect.height - 2);
  const items = menu.choices.map((choice, index) => ({
    key: String(index),
    label: isNumbered(menu) ? `${fitText(choice.label, width - 2)} ${index + 1}` : fitText(choice.label, width),
    value: choice,
  }));
  const item = ({label, isSelected = false}: {label: string; isSelected?: boolean}) => (
    <Text wrap="truncate">{bodyRow(frame, isSelected ? theme.selected(label) : label, isSelected ? '▌' : ' ')}</Text>
  );
  return (
    <Box flexDirection="column" width={rect.width}>
      <Rows rows={[topRow(frame, menu.title)]} width={rect.width} />
      <SelectInput
        items={items}
        limit={limit}
        indicatorComponent={noIndicator}
        itemComponent={item}
        onSelect={({value}) => {
          store.dispatch({type: 'overlay', overlay: menu.under});
          controller.execute(value.command);
        }}
      />
      <Rows rows={[bottomRow(frame)]} width={rect.width} />
    </Box>
  );
}

/** Whether the keys 1 to 9 choose all there is: a menu that short is never scrolled. */
export function isNumbered({choices}: Extract<Overlay, {type: 'menu'}>): boolean {
  return choices.length <= 9;
}

function noIndicator() {
  return null;
}
