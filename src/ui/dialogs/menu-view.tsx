import {Box} from 'ink';
import SelectInput from 'ink-select-input';
import {listMenuKeys, type Menu} from '../../console/dialogs/menu.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {useConsole} from '../hooks/use-console.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import type {DialogViewProps} from './dialog-view-props.ts';

/** A short menu. It is drawn only: its own keys would be taken before the last one was drawn, and lost. */
export function MenuView({state: menu, rect}: DialogViewProps<Menu>) {
  const {theme} = useConsole();
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const keys = listMenuKeys(menu);
  const items = menu.choices.map((choice, index) => ({
    key: String(index),
    label: keys.length > 0 ? `${fitText(choice.label, width - 2)} ${keys[index] || ' '}` : fitText(choice.label, width),
    value: index,
  }));
  const item = ({label, isSelected = false, ...at}: {label: string; isSelected?: boolean}) => (
    <Rows
      rows={[
        bodyRow(frame, isSelected ? theme.selected(label) : label, isSelected ? '▌' : ' ', {
          kind: 'choice',
          index: 'value' in at ? Number(at.value) : 0,
        }),
      ]}
      width={rect.width}
    />
  );
  return (
    <Box flexDirection="column" width={rect.width}>
      <Rows rows={[topRow(frame, menu.title)]} width={rect.width} />
      <SelectInput
        key={menu.index}
        items={items}
        limit={Math.max(1, rect.height - 2)}
        initialIndex={menu.index}
        isFocused={false}
        indicatorComponent={noIndicator}
        itemComponent={item}
      />
      <Rows rows={[bottomRow(frame)]} width={rect.width} />
    </Box>
  );
}

function noIndicator() {
  return null;
}
