import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import {cursorPlace} from '../../core/edit/text-edit.ts';
import type {FormField, FormState} from '../../core/form/form.ts';
import type {Rect} from '../../core/layout.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {useConsole} from '../hooks/use-console.ts';
import {editedLine, lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, innerWidth, topRow} from '../paint/frame.ts';
import {Rows} from '../panes/rows.tsx';

/** A form: its fields one under the other, the document taking the room that is left. */
export function FormView({form, rect}: {form: FormState; rect: Rect}) {
  const {theme} = useConsole();
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const inside = rect.height - 2;
  const fixed = form.fields.reduce((sum, field, index) => sum + fixedRows(field, index === form.focus), 0);
  const documentRows = Math.max(2, inside - fixed);
  const used = fixed + (form.fields.some(({kind}) => kind === 'document') ? documentRows : 0);
  const blank = bodyRow(frame, ' '.repeat(innerWidth(rect.width)));
  return (
    <Box flexDirection="column" width={rect.width}>
      <Rows rows={[topRow(frame, form.title)]} width={rect.width} />
      {form.fields.map((field, index) => (
        <FieldView
          key={field.name}
          form={form}
          field={field}
          focused={index === form.focus}
          frame={frame}
          rows={documentRows}
        />
      ))}
      <Rows rows={Array.from({length: Math.max(0, inside - used)}, () => blank)} width={rect.width} />
      <Rows rows={[bottomRow(frame)]} width={rect.width} />
    </Box>
  );
}

interface FieldProps {
  readonly form: FormState;
  readonly field: FormField;
  readonly focused: boolean;
  readonly frame: Frame;
  readonly rows: number;
}

function FieldView({form, field, focused, frame, rows}: FieldProps) {
  const width = innerWidth(frame.width);
  const {theme} = frame;
  const note = noteOf(field, focused);
  const noteRow = note === undefined ? [] : [bodyRow(frame, theme.tones[note.tone](fitText(note.text, width)))];
  const marker = focused ? theme.focusedTitle('▌') : ' ';
  const label = (focused ? theme.focusedTitle : theme.tones.heading)(field.label);
  if (field.kind === 'document') {
    const head = bodyRow(frame, label + ' '.repeat(Math.max(0, width - displayWidth(field.label))), marker);
    const lines = documentLines(field, focused, width - 2, rows, theme.selected);
    return (
      <Rows rows={[head, ...lines.map(line => bodyRow(frame, `  ${line}`, marker)), ...noteRow]} width={frame.width} />
    );
  }
  const labelWidth = Math.max(...form.fields.map(({label: text}) => displayWidth(text))) + 2;
  const room = width - labelWidth;
  const padded = label + ' '.repeat(labelWidth - displayWidth(field.label));
  if (field.kind === 'text') {
    const value = focused ? lineWithCursor(field.edit, room, theme.selected) : editedLine(field.edit.text, room);
    return <Rows rows={[bodyRow(frame, padded + value, marker), ...noteRow]} width={frame.width} />;
  }
  if (!focused)
    return <Rows rows={[bodyRow(frame, padded + fitText(field.value, room)), ...noteRow]} width={frame.width} />;
  return (
    <Box flexDirection="column">
      <ChoiceView field={field} frame={frame} label={padded} room={room} marker={marker} />
      <Rows rows={noteRow} width={frame.width} />
    </Box>
  );
}

interface ChoiceProps {
  readonly field: Extract<FormField, {kind: 'choice'}>;
  readonly frame: Frame;
  readonly label: string;
  readonly room: number;
  readonly marker: string;
}

function ChoiceView({field, frame, label, room, marker}: ChoiceProps) {
  const first = field.choices[0];
  const blank = ' '.repeat(innerWidth(frame.width) - room);
  const item = ({label: text, isSelected = false}: {label: string; isSelected?: boolean}) => {
    const shown = fitText(`${isSelected ? '›' : ' '} ${text}`, room);
    const before = text === first ? label : blank;
    return (
      <Text wrap="truncate">{bodyRow(frame, before + (isSelected ? frame.theme.selected(shown) : shown), marker)}</Text>
    );
  };
  // Drawn only: its own keys would be taken before the last one was drawn, and lost.
  return (
    <SelectInput
      key={field.value}
      isFocused={false}
      items={field.choices.map(value => ({key: value, label: value, value}))}
      initialIndex={Math.max(0, field.choices.indexOf(field.value))}
      indicatorComponent={noIndicator}
      itemComponent={item}
    />
  );
}

function noIndicator() {
  return null;
}

/** Rows of a field beside the room a document shares. */
function fixedRows(field: FormField, focused: boolean): number {
  const note = noteOf(field, focused) === undefined ? 0 : 1;
  if (field.kind === 'choice' && focused) return field.choices.length + note;
  return 1 + note;
}

function noteOf(field: FormField, focused: boolean): {text: string; tone: 'bad' | 'dim'} | undefined {
  if (field.error !== undefined) return {text: `✗ ${field.error}`, tone: 'bad'};
  return focused ? {text: field.help, tone: 'dim'} : undefined;
}

function documentLines(
  {edit, selected}: Extract<FormField, {kind: 'document'}>,
  focused: boolean,
  width: number,
  rows: number,
  paint: (text: string) => string,
): string[] {
  const lines = edit.text.split('\n');
  const {line, column} = cursorPlace(edit);
  const first = scrollTo(Math.max(0, line - rows + 1), line, rows, lines.length);
  return Array.from({length: rows}, (_, row) => {
    const text = lines[first + row] ?? '';
    if (selected && focused && text !== '') return paint(text) + ' '.repeat(Math.max(0, width - displayWidth(text)));
    return focused && first + row === line
      ? lineWithCursor({text, cursor: column}, width, paint)
      : editedLine(text, width);
  });
}
