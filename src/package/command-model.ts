import type {Command, Option} from 'commander';

/** A command as people are told of it, taken from its definition. */
export interface CommandModel {
  /** As it is typed: `lambdeck sandbox deliver`. */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  /** Behind the path: `[options] <name…>`. */
  readonly usage: string;
  readonly arguments: readonly {readonly name: string; readonly description: string}[];
  readonly options: readonly OptionModel[];
  readonly commands: readonly CommandModel[];
}

export interface OptionModel {
  /** `-p, --profile <name>`. */
  readonly flags: string;
  readonly short: string | undefined;
  readonly long: string;
  readonly description: string;
  /** It takes a value. */
  readonly takesValue: boolean;
  /** The values it takes, where these are few. */
  readonly choices: readonly string[];
}

/** Reads a command and all below it. */
export function readCommand(command: Command, above = ''): CommandModel {
  const path = `${above} ${command.name()}`.trim();
  const help = command.createHelp();
  return {
    path,
    name: command.name(),
    description: command.description(),
    usage: command.usage(),
    arguments: command.registeredArguments.map(argument => ({
      name: argument.variadic ? `${argument.name()}...` : argument.name(),
      description: argument.description,
    })),
    options: help.visibleOptions(command).map(readOption),
    commands: command.commands.map(sub => readCommand(sub, path)),
  };
}

function readOption(option: Option): OptionModel {
  const {flags, short, long, description, argChoices = []} = option;
  if (!long) throw new Error(`${flags} has no long form`);
  return {flags, short, long, description, takesValue: option.required || option.optional, choices: argChoices};
}

/** A command and all below it, the one itself first. */
export function listModels(model: CommandModel): readonly CommandModel[] {
  return [model, ...model.commands.flatMap(listModels)];
}
