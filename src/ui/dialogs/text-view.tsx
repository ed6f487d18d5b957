import {type ReadText, wrapLines} from '../../console/dialogs/text.ts';
import {innerWidth} from '../../core/layout.ts';
import {useConsole} from '../hooks/use-console.ts';
import {useServices} from '../hooks/use-services.ts';
import {frameRows} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import type {DialogViewProps} from './dialog-view-props.ts';

/** A text to read and scroll. */
export function TextView({state: text, rect}: DialogViewProps<ReadText>) {
  const {theme} = useConsole();
  const services = useServices();
  const lines = wrapLines(text, innerWidth(rect.width));
  const count = rect.height - 2;
  const top = Math.max(0, Math.min(text.top, lines.length - count));
  const rows = lines.map(({text: row, line}) => ({
    text: row,
    paint: isAddress(line) ? (shown: string) => services.toLink(shown, line) : theme.tones.plain,
  }));
  const title =
    lines.length > count
      ? `${text.title}  ${top + 1}–${Math.min(lines.length, top + count)} of ${lines.length}`
      : text.title;
  return (
    <Rows
      rows={frameRows({theme, width: rect.width, focused: true, place: 'alone'}, rect.height, title, rows, top)}
      width={rect.width}
    />
  );
}

function isAddress(line: string): boolean {
  return /^https:\/\/\S+$/.test(line);
}
