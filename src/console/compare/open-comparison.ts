import {isSmallChange} from '../../core/compare/compare-files.ts';
import type {ReadComparison} from '../../core/compare/comparison.ts';
import {readFileId, toFileId} from '../../core/compare/comparison-rows.ts';
import {comparedSections, formatFacts, type SectionState} from '../../core/compare/sections.ts';
import type {ComparedSides} from '../../core/compare/side.ts';
import {formatTimeOfDay} from '../../core/format/age.ts';
import type {TextContrast} from '../../core/source/text-contrast.ts';
import type {Connection} from '../connection/connection.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {type ComparedCode, type ComparedReading, compareCode, compareFileTexts} from './compare-code.ts';
import {type CompareState, compareDialogName} from './compare-state.ts';
import {createAnswers, pickSectionsFor, readSections} from './read-sections.ts';

/** Opens a comparison, and reads what it shows; where a file is given by its path it is open in it. */
export function openComparison(
  tools: ControllerTools,
  connection: Connection,
  sides: ComparedSides,
  path?: string,
): void {
  const sections = pickSectionsFor(tools, sides);
  const comparison: ReadComparison = {
    sides,
    facts: ['', ''],
    sections:
      sections.length === 0
        ? [{title: 'Configuration', state: {state: 'left-out', words: 'one side has code alone'}}]
        : sections.map(({title}) => ({title, state: {state: 'reading'}})),
    code: {state: 'reading', words: 'reading the lists of files…'},
    texts: new Map(),
  };
  const dialog = tools.dialogs.open(compareDialogName, {
    connection,
    comparison,
    readAt: formatTimeOfDay(tools.services.now()),
    turned: new Set(path === undefined ? [] : [toFileId(path)]),
    at: path && toFileId(path),
    top: 0,
    readText: () => undefined,
  });
  const answers = createAnswers(connection, {background: false, signal: dialog.signal});
  void readFacts(tools, dialog, answers);
  void readSections(tools, sides, {sections, answers, tell: (title, state) => setSection(dialog, title, state)});
  void readFiles({services: tools.services, connection, signal: dialog.signal}, dialog);
}

/** Says when each side was made, and how large its code is. */
async function readFacts(
  {services}: ControllerTools,
  dialog: Dialog<CompareState>,
  answers: ReturnType<typeof createAnswers>,
): Promise<void> {
  const [section] = comparedSections;
  const {sides} = dialog.state().comparison;
  if (section === undefined) return;
  const [left, right] = await Promise.all([
    answers(section, sides[0]).then(answer => formatFacts(answer, services.now())),
    answers(section, sides[1]).then(answer => formatFacts(answer, services.now())),
  ]);
  change(dialog, comparison => ({...comparison, facts: [left, right]}));
}

/** Reads the comparison that is open once more, in its place. */
export function compareAnew(tools: ControllerTools, dialog: Dialog<CompareState>): void {
  const {connection, comparison} = dialog.state();
  dialog.close();
  openComparison(tools, connection, comparison.sides);
}

/** Files whose texts are compared before somebody opens them. */
const readUnasked = 40;

async function readFiles(reading: ComparedReading, dialog: Dialog<CompareState>): Promise<void> {
  const read = await compareCode(reading, dialog.state().comparison.sides);
  const files = read.state.state === 'differs' ? read.state.files : [];
  const byPath = new Map(files.map(file => [file.path, file]));
  const readOne = async (path: string): Promise<void> => {
    const file = byPath.get(path);
    if (read.codes === undefined || file === undefined || dialog.state().comparison.texts.has(path)) return;
    setText(dialog, path, 'reading');
    setText(dialog, path, await compareFileTexts(reading, read.codes, file));
  };
  setCode(dialog, read, path => void readOne(path));
  const opened = [...dialog.state().turned].flatMap(id => readFileId(id) ?? []);
  for (const path of opened) void readOne(path);
  for (const {path} of files.filter(isSmallChange).slice(0, readUnasked)) {
    if (reading.signal.aborted) return;
    await readOne(path);
  }
}

function change(dialog: Dialog<CompareState>, alter: (comparison: ReadComparison) => ReadComparison): void {
  dialog.update(state => ({...state, comparison: alter(state.comparison)}));
}

function setSection(dialog: Dialog<CompareState>, title: string, state: SectionState): void {
  change(dialog, comparison => ({
    ...comparison,
    sections: comparison.sections.map(section => (section.title === title ? {title, state} : section)),
  }));
}

function setCode(dialog: Dialog<CompareState>, {state}: ComparedCode, readOne: CompareState['readText']): void {
  change(dialog, comparison => ({...comparison, code: state}));
  dialog.update(now => ({...now, readText: readOne}));
}

function setText(dialog: Dialog<CompareState>, path: string, text: TextContrast | 'reading'): void {
  change(dialog, comparison => ({...comparison, texts: new Map(comparison.texts).set(path, text)}));
}
