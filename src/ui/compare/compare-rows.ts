import {fileSigns} from '../../core/compare/compare-files.ts';
import type {ReadComparison} from '../../core/compare/comparison.ts';
import type {ComparisonContent} from '../../core/compare/comparison-rows.ts';
import {type Contrast, formatContrast, isHiddenContrast} from '../../core/compare/contrast.ts';
import type {DiffRow} from '../../core/source/text-contrast.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import type {Tone, TonedText} from '../../core/tone.ts';

/** Columns of what differs: its name, and what it is on either side. */
export interface ComparedColumns {
  readonly path: number;
  readonly value: number;
}

/** Shares the width among the columns: names have what they need, up to two fifths. */
export function measureCompared({sections}: Pick<ReadComparison, 'sections'>, width: number): ComparedColumns {
  const contrasts = sections.flatMap(({state}) => (state.state === 'differs' ? state.contrasts : []));
  const path = Math.min(Math.max(12, ...contrasts.map(one => displayWidth(one.path))), Math.floor(width * 0.4));
  return {path, value: Math.max(1, Math.floor((width - path - 6) / 2))};
}

/** The row above all others: which side is which. */
export function buildSideRow(
  names: readonly [string, string],
  facts: readonly [string, string],
  {path, value}: ComparedColumns,
): readonly TonedText[] {
  const side = (index: 0 | 1) => {
    const told = facts[index] === '' || value < 24 ? '' : `  ${facts[index]}`;
    const room = Math.max(8, value - displayWidth(told));
    const name = displayWidth(names[index]) > room ? fitText(names[index], room, 'middle') : names[index];
    return fitText(`${name}${told}`, value);
  };
  return [
    {text: ' '.repeat(path + 4), tone: 'plain'},
    {text: ` ${side(0)}`, tone: 'accent'},
    {text: ` ${side(1)}`, tone: 'accent'},
  ];
}

/** What a row shows, in parts. */
export function buildContentRow(
  content: ComparisonContent,
  columns: ComparedColumns,
  {width, arrangement}: {readonly width: number; readonly arrangement: 'under' | 'beside'},
): readonly TonedText[] {
  switch (content.kind) {
    case 'heading':
      return [
        {text: `${foldSigns[content.fold]}${content.text}  `, tone: 'heading'},
        {text: content.words, tone: content.tone},
      ];
    case 'contrast':
      return buildContrastRow(content.contrast, columns);
    case 'file': {
      const {change, path} = content.file;
      const sign = `  ${foldSigns[content.fold]}${fileSigns[change]} `;
      const room = Math.max(10, width - displayWidth(sign) - displayWidth(content.words) - 3);
      const name = displayWidth(path) > room ? fitText(path, room, 'start') : path;
      return [
        {text: `${sign}${name}   `, tone: fileTones[change]},
        {text: content.words, tone: 'dim'},
      ];
    }
    case 'words':
      return [{text: `      ${content.text}`, tone: content.tone}];
    case 'diff':
      return arrangement === 'beside' ? buildPairRow(content.row, width) : buildLineRow(content.row);
  }
}

const foldSigns: Readonly<Record<'open' | 'closed' | 'none', string>> = {open: '▾ ', closed: '▸ ', none: '  '};

const fileTones: Readonly<Record<keyof typeof fileSigns, Tone>> = {
  added: 'good',
  removed: 'bad',
  changed: 'plain',
  'other-mode': 'plain',
};

function buildContrastRow(contrast: Contrast, {path, value}: ComparedColumns): readonly TonedText[] {
  const {left, right} = contrast;
  const tell = isHiddenContrast(contrast) ? 'differs, masked' : formatContrast(right);
  return [
    {text: `    ${fitText(contrast.path, path, 'middle')}`, tone: 'plain'},
    {text: ` ${fitText(formatContrast(left), value)}`, tone: left === undefined ? 'dim' : 'plain'},
    {text: ` ${fitText(tell, value)}`, tone: right === undefined ? 'dim' : 'plain'},
  ];
}

const lineTones: Readonly<Record<DiffRow['kind'], Tone>> = {
  same: 'dim',
  removed: 'bad',
  added: 'good',
  changed: 'plain',
  gap: 'dim',
  unended: 'dim',
};

function buildLineRow(row: DiffRow): readonly TonedText[] {
  const {kind, left, right} = row;
  const tone = lineTones[kind];
  if (kind === 'gap' || kind === 'unended') return [{text: `      ${tellBetween(row)}`, tone}];
  const number = (side: typeof left) => String(side?.number ?? '').padStart(6);
  const sign = {removed: '-', added: '+', same: ' ', changed: ' '}[kind];
  return [
    {text: `${number(left)}${number(right)} `, tone: 'dim'},
    {text: `${sign} ${showTabs((right ?? left)?.text ?? '')}`, tone: kind === 'same' ? 'plain' : tone},
  ];
}

function buildPairRow(row: DiffRow, width: number): readonly TonedText[] {
  const {kind, left, right} = row;
  if (kind === 'gap' || kind === 'unended') return [{text: `      ${tellBetween(row)}`, tone: lineTones[kind]}];
  const half = Math.floor((width - 3) / 2);
  const isSame = kind === 'same';
  const side = (line: typeof left, sign: string, tone: Tone): readonly TonedText[] => [
    {text: String(line?.number ?? '').padStart(6), tone: 'dim'},
    {
      text: fitText(line === undefined ? '' : ` ${isSame ? ' ' : sign} ${showTabs(line.text)}`, half - 6),
      tone: isSame ? 'plain' : tone,
    },
  ];
  return [...side(left, '-', 'bad'), {text: ' │ ', tone: 'dim'}, ...side(right, '+', 'good')];
}

function tellBetween({kind, between}: DiffRow): string {
  if (kind === 'unended') return '\\ no line break at the end';
  return `⋯ ${between} ${between === 1 ? 'line' : 'lines'} alike`;
}

/** Tabs are seen, and take some room. */
function showTabs(text: string): string {
  return text.replaceAll('\t', '⇥ ');
}
