import {type CommandModel, listModels, type OptionModel} from './command-model.ts';

/** The completions of a shell, by the name its file has. */
export function buildCompletions(program: CommandModel): Readonly<Record<string, string>> {
  return {
    'lambdeck.bash': buildBash(program),
    _lambdeck: buildZsh(program),
    'lambdeck.fish': buildFish(program),
  };
}

const wordsOf = ({options, commands}: CommandModel) => [
  ...commands.map(({name}) => name),
  ...options.flatMap(({short, long}) => (short === undefined ? [long] : [short, long])),
];

const profiles = String.raw`sed -n -E 's/^\[(profile +)?"?([^]"]+)"?\]/\2/p' "${'$'}{AWS_CONFIG_FILE:-$HOME/.aws/config}" "${'$'}{AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}" 2>/dev/null | grep -v '^sso-session\|^services' | sort -u`;

/** What completes the value of an option, in words of a shell; undefined for what only its user knows. */
function findValues({long, choices}: OptionModel): string | undefined {
  if (choices.length > 0) return `printf '%s\\n' ${choices.join(' ')}`;
  return long === '--profile' ? profiles : undefined;
}

const isFile = ({flags}: OptionModel) => /<(file|folder)>/.test(flags);

function buildBash(program: CommandModel): string {
  const models = listModels(program);
  const options = uniqueOptions(models);
  const values = options.filter(({takesValue}) => takesValue);
  const cases = values.map(option => {
    const pattern = [option.short, option.long].filter(Boolean).join('|');
    const found = findValues(option);
    if (found !== undefined) return `    ${pattern}) COMPREPLY=($(compgen -W "$(${found})" -- "$word")); return ;;`;
    return isFile(option)
      ? `    ${pattern}) COMPREPLY=($(compgen -f -- "$word")); return ;;`
      : `    ${pattern}) return ;;`;
  });
  const words = models.map(model => `    '${model.path}') words='${wordsOf(model).join(' ')}' ;;`);
  return `# bash completion of lambdeck
_lambdeck() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path=lambdeck words='' index
  COMPREPLY=()
  case "$before" in
${cases.join('\n')}
  esac
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$path \${COMP_WORDS[index]}" in
      ${models
        .slice(1)
        .map(({path}) => `'${path}'`)
        .join('|')}) path="$path \${COMP_WORDS[index]}" ;;
    esac
  done
  case "$path" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _lambdeck lambdeck
`;
}

function buildZsh(program: CommandModel): string {
  const functions = listModels(program).map(model => {
    const options = model.options.flatMap(option =>
      [option.short, option.long].filter(one => one !== undefined).map(flag => `    ${quote(toZshSpec(flag, option))}`),
    );
    if (model.commands.length === 0)
      return `${toName(model)}() {\n  _arguments \\\n${[...options, `    '*:file:_files'`].join(' \\\n')}\n}`;
    const described = model.commands.map(({name, description}) => quote(`${name}:${description.replaceAll(':', ' ')}`));
    const calls = model.commands.map(sub => `        ${sub.name}) ${toName(sub)} ;;`);
    return `${toName(model)}() {
  local state line
  _arguments -C \\
${options.join(' \\\n')} \\
    '1: :->command' \\
    '*:: :->rest'
  case $state in
    command) local -a commands=(${described.join(' ')}); _describe command commands ;;
    rest)
      case $line[1] in
${calls.join('\n')}
      esac ;;
  esac
}`;
  });
  return `#compdef lambdeck\n# zsh completion of lambdeck\n${functions.join('\n')}\n_lambdeck "$@"\n`;
}

function toZshSpec(flag: string, option: OptionModel): string {
  const text = option.description.replaceAll(/[[\]:]/g, ' ');
  if (!option.takesValue) return `${flag}[${text}]`;
  const found = findValues(option);
  const action =
    option.choices.length > 0 ? `(${option.choices.join(' ')})` : found && `{compadd -- \${(f)"$(${found})"}}`;
  return `${flag}[${text}]:value:${action ?? (isFile(option) ? '_files' : ' ')}`;
}

function toName({path}: CommandModel): string {
  return `_${path.replaceAll(/[ -]/g, '_')}`;
}

function buildFish(program: CommandModel): string {
  const rows = listModels(program).flatMap(model => {
    const [, ...above] = model.path.split(' ');
    const when =
      above.length === 0
        ? '__fish_use_subcommand'
        : above.map(name => `__fish_seen_subcommand_from ${name}`).join('; and ');
    const commands = model.commands.map(
      ({name, description}) => `complete -c lambdeck -f -n '${when}' -a ${name} -d ${quote(description)}`,
    );
    const options = model.options.map(option => {
      const value = option.takesValue ? toFishValues(option) : '';
      const takes = isFile(option) ? ' -r' : ' -x';
      const short = option.short === undefined ? '' : ` -s ${option.short.slice(1)}`;
      return `complete -c lambdeck -n '${when}'${short} -l ${option.long.slice(2)}${option.takesValue ? takes : ''}${value} -d ${quote(option.description)}`;
    });
    return [...commands, ...options];
  });
  return `# fish completion of lambdeck\n${rows.join('\n')}\n`;
}

/** fish has no defaults of variables: it looks where the files usually are. */
function toFishValues({long, choices}: OptionModel): string {
  if (choices.length > 0) return ` -a ${quote(choices.join(' '))}`;
  if (long !== '--profile') return '';
  const names = String.raw`sed -n -E "s/^\[(profile +)?\"?([^]\"]+)\"?\]/\2/p" ~/.aws/config ~/.aws/credentials 2>/dev/null`;
  return ` -a ${quote(`(${names})`)}`;
}

function uniqueOptions(models: readonly CommandModel[]): readonly OptionModel[] {
  const all = models.flatMap(({options}) => options);
  return [...new Map(all.toReversed().map(option => [option.long, option])).values()];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
